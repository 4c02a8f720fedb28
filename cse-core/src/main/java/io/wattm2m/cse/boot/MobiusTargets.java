// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.boot;

import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Notifications to applications that were written for Mobius. One that names itself as {@code mqtt://host/Slamp}
 * listens on its request topic at that broker, and nobody is asked for consent who has given a URL: Mobius does not
 * ask, so its applications do not know what to answer. Thread-safe.
 */
final class MobiusTargets implements Receiver {
    private static final Pattern NAMED_BY_MQTT = Pattern.compile("(mqtt://[^/?]+)/([^/?]+)(\\?.*)?");
    private final String id;
    private final Receiver others;

    /** The way to others of the CSE with this CSE-ID. */
    MobiusTargets(String id, Receiver others) {
        this.id = id;
        this.others = others;
    }

    @Override
    public ResponsePrimitive receive(RequestPrimitive request) {
        if (request.operation() != Operation.NOTIFY || !request.to().contains("://")) {
            return others.receive(request);
        }
        boolean consent = request.content()
                .filter(content -> content.name().equals("m2m:sgn") && content.members().containsKey("vrq"))
                .isPresent();
        return consent ? ResponsePrimitive.of(ResponseStatusCode.OK, request)
                : others.receive(request.withTo(topic(request.to())));
    }

    private String topic(String to) {
        Matcher named = NAMED_BY_MQTT.matcher(to);
        return named.matches() ? named.group(1) + "/oneM2M/req" + id + "/" + named.group(2) + "/json" : to;
    }
}
