// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.Timestamps;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a response that follow from those of its request (TS-0001 8.1.3): its release ({@code rvi}), its
 * event category, its vendor information, which Release 1 does not know, until when the originator wants the result,
 * and, where the request says when it was made ({@code ot}), when the response was. Pure.
 */
final class ResponseParameters {
    private ResponseParameters() {}

    /** The response with what it lacks of them. */
    static ResponsePrimitive completed(ResponsePrimitive response, RequestPrimitive request, Instant now) {
        Map<String, Object> all = new HashMap<>(response.parameters());
        request.options().releaseVersion().ifPresent(release -> all.putIfAbsent("rvi", release));
        all.putAll(missing(request, all, now));
        return all.size() == response.parameters().size() ? response
                : new ResponsePrimitive(response.status(), response.requestIdentifier(), response.content(), all);
    }

    private static Map<String, Object> missing(RequestPrimitive request, Map<String, Object> known, Instant now) {
        Map<String, Object> missing = new HashMap<>();
        Optional.ofNullable(request.parameters().get("ec")).ifPresent(category -> missing.put("ec", category));
        request.parameter("ot").ifPresent(made -> missing.put("ot", Timestamps.format(now)));
        request.parameter("rset").flatMap(time -> absolute(time, now)).ifPresent(time -> missing.put("rset", time));
        request.parameter("vsi").filter(information -> request.options().releaseVersion().isPresent())
                .ifPresent(information -> missing.put("vsi", information));
        missing.keySet().removeAll(known.keySet());
        return missing;
    }

    /** Empty where it is no time, which the response says otherwise. */
    private static Optional<String> absolute(String time, Instant now) {
        try {
            return Optional.of(Timestamps.format(Timestamps.parse(time, now)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
