// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import java.util.Arrays;

/** The forms in which a report is kept. */
public enum Form {
    HTML("html", "text/html;charset=utf-8"),
    PDF("pdf", "application/pdf"),
    CSV("csv", "text/csv;charset=utf-8"),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    JSON("json", "application/json");

    private final String ending;
    private final String mediaType;

    Form(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    /** How names of such files end. */
    public String ending() {
        return ending;
    }

    /** What such a file is. */
    public String mediaType() {
        return mediaType;
    }

    /** The form of this ending; IllegalArgumentException names those there are. */
    public static Form named(String ending) {
        return Arrays.stream(values()).filter(form -> form.ending.equals(ending)).findFirst().orElseThrow(
                () -> new IllegalArgumentException("a report is kept as html, pdf, csv, xlsx and json, not as '"
                        + ending + "'"));
    }
}
