// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.production;

/** A score of 0 to 100 as a letter. */
public enum Grade {
    // @formatter:off
    A_PLUS("A+", 90),
    A     ("A",  80),
    B     ("B",  70),
    C     ("C",  60),
    D     ("D",  50),
    E     ("E",  40),
    F     ("F",  0);
    // @formatter:on

    private final String label;
    private final int from;

    Grade(String label, int from) {
        this.label = label;
        this.from = from;
    }

    /** The grade of a score. */
    public static Grade of(double score) {
        for (Grade grade : values()) {
            if (score >= grade.from) {
                return grade;
            }
        }
        return F;
    }

    /** How it is written. */
    public String label() {
        return label;
    }
}
