// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers requests that do not ask for a WebSocket connection, or not at {@code /}. Thread-safe. */
final class NoUpgrade extends Handler.Abstract {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!request.getHttpURI().getCanonicalPath().equals("/")) {
            Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            return true;
        }
        response.getHeaders().put(HttpHeader.UPGRADE, "websocket");
        Response.writeError(request, response, callback, HttpStatus.UPGRADE_REQUIRED_426);
        return true;
    }
}
