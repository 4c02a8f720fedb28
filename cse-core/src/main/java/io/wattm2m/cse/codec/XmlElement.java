// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import java.util.List;
import java.util.Map;

/**
 * An element of XML before anything is known of its meaning. Immutable.
 *
 * @param name its name with the prefix that stands for its namespace, e.g. {@code m2m:cnt} or {@code mni}
 * @param attributes its XML attributes without a namespace
 * @param json whether its text is marked as JSON, see {@link XmlWriter}
 * @param children the elements in it
 * @param text the text in it, as it stands there
 */
record XmlElement(String name, Map<String, String> attributes, boolean json, List<XmlElement> children, String text) {
    XmlElement {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** Whether there is nothing in it and at it. */
    boolean isEmpty() {
        return children.isEmpty() && attributes.isEmpty() && !json && text.isBlank();
    }

    boolean hasPrefix() {
        return name.indexOf(':') > 0;
    }

    /** Its name without prefix. */
    String localName() {
        return name.substring(name.indexOf(':') + 1);
    }
}
