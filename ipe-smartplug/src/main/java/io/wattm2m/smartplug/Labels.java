// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The labels of a resource, {@code name:value} each (TS-0001 9.6.1.3). Immutable.
 *
 * @param all as they are written
 */
record Labels(List<String> all) {

    Labels {
        all = List.copyOf(all);
    }

    /** Those among the attributes of a resource. */
    static Labels of(Map<String, Object> attributes) {
        return new Labels(attributes.get("lbl") instanceof List<?> list ? list.stream().map(Object::toString).toList()
                : List.of());
    }

    /** The value of the first label of this name. */
    Optional<String> get(String name) {
        return all.stream().filter(label -> label.startsWith(name + ":"))
                .map(label -> label.substring(name.length() + 1)).findFirst();
    }

    /** These, and those of the others whose names are not among them. */
    Labels orElse(List<String> others) {
        List<String> both = new ArrayList<>(all);
        others.stream().filter(label -> get(label.substring(0, label.indexOf(':'))).isEmpty()).forEach(both::add);
        return new Labels(both);
    }
}
