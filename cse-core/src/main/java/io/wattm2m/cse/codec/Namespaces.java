// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The XML namespaces behind prefixes, as {@code namespaces.properties} has them. A prefix that is not in the table,
 * such as one of a user's own definitions, has a namespace made of it. Immutable.
 */
final class Namespaces {
    private static final String PROTOCOL = "m2m";
    private static final String OTHERS = "http://www.onem2m.org/xml/protocols/";
    private final Map<String, String> byPrefix = new TreeMap<>();

    Namespaces() {
        Properties table = new Properties();
        try (InputStream in = Namespaces.class.getResourceAsStream("namespaces.properties")) {
            table.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        table.stringPropertyNames().forEach(prefix -> byPrefix.put(prefix, table.getProperty(prefix)));
    }

    /** The namespace of a prefix. */
    String uri(String prefix) {
        return byPrefix.getOrDefault(prefix, OTHERS + prefix);
    }

    /**
     * The prefix that stands for a namespace in documents; IllegalArgumentException where that of the protocol is
     * written and means something else (TS-0004 8.3).
     *
     * @param written the prefix that the sender has used, which counts where the namespace has several or is unknown
     */
    String prefix(String uri, String written) {
        if (uri.equals(byPrefix.get(written))) {
            return written;
        }
        Optional<String> known = byPrefix.entrySet().stream().filter(entry -> entry.getValue().equals(uri))
                .map(Map.Entry::getKey).findFirst();
        if (known.isEmpty() && written.equals(PROTOCOL)) {
            throw new IllegalArgumentException(
                    "malformed XML: the prefix m2m stands for '" + uri + "' and not for " + uri(PROTOCOL));
        }
        return known.orElseGet(() -> uri.startsWith(OTHERS) ? uri.substring(OTHERS.length()) : written);
    }
}
