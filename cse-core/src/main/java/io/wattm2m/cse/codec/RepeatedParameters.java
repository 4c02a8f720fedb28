// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a response repeats of its request as it came, also of one that never became a primitive (TS-0001 8.1.3): its
 * release, its event category and its vendor information, which Release 1 does not know. Pure.
 */
public final class RepeatedParameters {
    private static final Pattern EVENT_CATEGORY = Pattern.compile("[1-4]|[1-9]\\d\\d");

    private RepeatedParameters() {}

    /** Puts what they lack of them into the parameters of a response; {@code request} has those of the request. */
    public static void complete(Map<String, Object> response, Function<String, @Nullable Object> request) {
        if (!(request.apply("rvi") instanceof String release) || release.isEmpty()) {
            return;
        }
        response.putIfAbsent("rvi", release);
        if (request.apply("vsi") instanceof String information && !information.isEmpty()) {
            response.putIfAbsent("vsi", information);
        }
        Object category = request.apply("ec");
        if (category != null && EVENT_CATEGORY.matcher(category.toString()).matches()) {
            response.putIfAbsent("ec", Long.valueOf(category.toString()));
        }
    }
}
