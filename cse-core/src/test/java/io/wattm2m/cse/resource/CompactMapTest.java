// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CompactMapTest {

    @Property(tries = 200)
    void itIsTheMapThatWasCopied(@ForAll @Size(max = 12) Map<String, Integer> any, @ForAll String absent) {
        Map<String, Object> attributes = new LinkedHashMap<>(any);

        Map<String, Object> copy = CompactMap.copyOf(attributes);

        assertThat(copy).isEqualTo(attributes).hasSameHashCodeAs(attributes).hasSize(attributes.size());
        assertThat(copy.entrySet()).containsExactlyElementsOf(attributes.entrySet());
        // a name that is equal, and not the same object
        attributes.forEach((name, value) -> assertThat(copy.get(new StringBuilder(name).toString())).isEqualTo(value));
        assertThat(copy.containsKey(absent)).isEqualTo(attributes.containsKey(absent));
        assertThat(copy.getOrDefault(absent, "none")).isEqualTo(attributes.getOrDefault(absent, "none"));
    }

    @Test
    void nothingCanBeChanged() {
        Map<String, Object> copy = CompactMap.copyOf(Map.of("rn", "meter"));

        assertThatThrownBy(() -> copy.put("rn", "other")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> copy.remove("rn")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> copy.entrySet().iterator().next().setValue("other"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void whatIsCompactIsNotCopied() {
        Map<String, Object> copy = CompactMap.copyOf(Map.of("rn", "meter"));

        assertThat(CompactMap.copyOf(copy)).isSameAs(copy);
    }
}
