// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.RequestFailure;
import java.util.Map;
import java.util.Set;

/** What oneM2M knows and this CSE does not support: refused with NOT_IMPLEMENTED instead of BAD_REQUEST. */
final class KnownTypes {
    private static final int LAST = 66;
    private static final int ANNOUNCED = 10_000;
    private static final Set<String> ATTRIBUTES = Set.of("daci");

    private KnownTypes() {}

    /** The failure for a resource type that is not in the registry. */
    static RequestFailure unsupported(int number) {
        boolean known = number >= 1 && number <= LAST || number > ANNOUNCED && number <= ANNOUNCED + LAST;
        return known ? RequestFailure.notImplemented("ty " + number + " is a resource type that is not supported")
                : RequestFailure.badRequest("ty " + number + " is not a resource type");
    }

    /** Refuses what would be ignored: dynamic authorization. */
    static void checkSupported(Map<String, Object> attributes) {
        attributes.keySet().stream().filter(ATTRIBUTES::contains).sorted().findFirst().ifPresent(name -> {
            throw RequestFailure.notImplemented("the attribute " + name + " is not supported");
        });
    }
}
