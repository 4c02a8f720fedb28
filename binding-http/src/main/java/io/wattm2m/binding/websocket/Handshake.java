// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.binding.tls.Visitor;
import io.wattm2m.binding.websocket.PrimitiveConnection.Common;
import io.wattm2m.binding.websocket.PrimitiveConnection.Guest;
import io.wattm2m.cse.primitive.RequestFailure;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.WebSocketCreator;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of the handshake (TS-0020 6.2): picks the first subprotocol of the client's list that is spoken
 * here. Without one there is no connection, nor for web pages from origins that are not admitted, nor for those whom
 * the gate does not let in. Thread-safe.
 */
record Handshake(Common common) implements WebSocketCreator {

    @Override
    public @Nullable Object createWebSocket(ServerUpgradeRequest request, ServerUpgradeResponse response,
            Callback callback) {
        // a browser connects for pages from anywhere and asks nobody; programs send no origin
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (origin != null && !isAdmitted(origin)) {
            Response.writeError(request, response, callback, HttpStatus.FORBIDDEN_403,
                    "pages from this origin are not admitted (websocket.origins)");
            return null;
        }
        Optional<Subprotocol> protocol = Subprotocol.firstOf(request.getSubProtocols());
        if (protocol.isEmpty()) {
            Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400,
                    "Sec-WebSocket-Protocol names none of " + Subprotocol.tokens());
            return null;
        }
        Visitor visitor = Visitor.of(request);
        try {
            common.handler().admitted(visitor);
        } catch (RequestFailure refusal) {
            Response.writeError(request, response, callback, HttpStatus.FORBIDDEN_403, refusal.text());
            return null;
        }
        response.setAcceptedSubProtocol(protocol.get().token());
        return new Endpoint(common, new Guest(visitor, common.places().arrived(request)::working));
    }

    private boolean isAdmitted(String origin) {
        List<String> origins = common.settings().origins();
        return origins.contains("*") || origins.contains(origin);
    }
}
