// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import java.util.Locale;

/**
 * The section {@code log} of the configuration.
 *
 * @param format how lines look
 */
public record LogSettings(Format format) {
    public static final LogSettings DEFAULTS = new LogSettings(Format.TEXT);
    /** What the configuration of the log looks for. */
    private static final String PROPERTY = "wattm2m.log.format";

    /** Has the log look so; before its first line. */
    void apply() {
        System.setProperty(PROPERTY, format.name().toLowerCase(Locale.ROOT));
    }

    /** How lines look. */
    public enum Format {
        /** For people. */
        TEXT,
        /** One JSON object a line. */
        JSON
    }
}
