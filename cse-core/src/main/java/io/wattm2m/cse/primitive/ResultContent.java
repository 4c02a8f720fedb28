// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.primitive;

import java.util.Arrays;

/** What a response shall carry (m2m:resultContent, TS-0004 6.3.4.2.7; which operation allows which: TS-0001 8.1.2). */
public enum ResultContent {
    NOTHING(0), ATTRIBUTES(1), HIERARCHICAL_ADDRESS(2), HIERARCHICAL_ADDRESS_AND_ATTRIBUTES(3),
    ATTRIBUTES_AND_CHILD_RESOURCES(4), ATTRIBUTES_AND_CHILD_RESOURCE_REFERENCES(5), CHILD_RESOURCE_REFERENCES(6),
    ORIGINAL_RESOURCE(7), CHILD_RESOURCES(8), MODIFIED_ATTRIBUTES(9), SEMANTIC_CONTENT(10),
    SEMANTIC_CONTENT_AND_CHILD_RESOURCES(11), PERMISSIONS(12);

    private final int number;

    ResultContent(int number) {
        this.number = number;
    }

    /** The value of {@code rcn}. */
    public int number() {
        return number;
    }

    /** The result content with this number; BAD_REQUEST where there is none. */
    public static ResultContent of(long number) {
        return Arrays.stream(values()).filter(content -> content.number == number).findFirst()
                .orElseThrow(() -> RequestFailure.badRequest("rcn " + number + " is not a result content (0 to 12)"));
    }
}
