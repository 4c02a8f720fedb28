// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.type.ContentInstanceType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** New resource identifiers, when everything happens within a millisecond. */
class IdentifiersTest {
    private static final Clock STANDING = Clock.fixed(Instant.parse("2026-01-05T10:00:00Z"), ZoneOffset.UTC);

    @Test
    void theyGrowSoThatIndexesGrowAtTheirEnd() {
        List<String> drawn = drawn(1000);

        assertThat(drawn).isSorted().doesNotHaveDuplicates().allMatch(one -> one.matches("cin[0-9a-z]{20}"));
    }

    @Test
    void nobodyCanWorkThemOutFromAMomentAndAnother() {
        assertThat(Stream.concat(drawn(1000).stream(), drawn(1000).stream())
                .map(one -> one.substring(one.length() - 8))).doesNotHaveDuplicates();
    }

    private static List<String> drawn(int count) {
        Identifiers identifiers = new Identifiers(STANDING);
        return Stream.generate(() -> identifiers.next(new ContentInstanceType())).limit(count).toList();
    }
}
