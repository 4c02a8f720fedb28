// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.boot;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Requests of applications that were written for Mobius, put as the standard wants them: {@code latest} and
 * {@code oldest} are {@code la} and {@code ol}, an address may begin with a slash before the CSEBase's name, an App-ID
 * may be any text, and an AE need not say which releases it supports. Thread-safe.
 */
final class MobiusRequests implements Receiver {
    private static final int AE = 2;
    private static final Pattern APP_ID = Pattern.compile("N.+|[Rr][^.]+(\\.[^.]+){2,}");
    private final String name;
    private final Receiver cse;

    MobiusRequests(String name, Receiver cse) {
        this.name = name;
        this.cse = cse;
    }

    @Override
    public ResponsePrimitive receive(RequestPrimitive request) {
        return cse.receive(registration(request.withTo(address(request.to()))));
    }

    private String address(String to) {
        boolean slash = to.equals("/" + name) || to.startsWith("/" + name + "/");
        String relative = slash ? to.substring(1) : to;
        return relative.replaceFirst("/latest$", "/la").replaceFirst("/oldest$", "/ol");
    }

    private static RequestPrimitive registration(RequestPrimitive request) {
        Optional<Content> ae = request.content().filter(content -> request.operation() == Operation.CREATE
                && request.resourceType().orElse(0) == AE && content.value() instanceof Map<?, ?>);
        return ae.map(content -> request.withContent(registration(content, request))).orElse(request);
    }

    private static Content registration(Content ae, RequestPrimitive request) {
        Map<String, Object> members = new LinkedHashMap<>(ae.members());
        request.options().releaseVersion().ifPresent(release -> members.putIfAbsent("srv", List.of(release)));
        members.computeIfPresent("api", (key, value) -> value instanceof String id && !APP_ID.matcher(id).matches()
                ? "N" + id
                : value);
        return new Content(ae.name(), members);
    }
}
