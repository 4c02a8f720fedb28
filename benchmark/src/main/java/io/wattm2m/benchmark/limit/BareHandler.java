// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.limit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers {@code /412} with 412 bytes; a body is put on disk before. The least that an answer over HTTP costs.
 * Thread-safe.
 */
final class BareHandler extends Handler.Abstract {
    private final ConcurrentMap<Integer, byte[]> answers = new ConcurrentHashMap<>();
    private final GroupCommit disk;

    BareHandler(GroupCommit disk) {
        this.disk = disk;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        try {
            int size = Integer.parseInt(request.getHttpURI().getPath().substring(1));
            boolean create = "POST".equals(request.getMethod());
            if (create) {
                disk.append(Request.asInputStream(request).readAllBytes());
            }
            byte[] answer = answers.computeIfAbsent(size, BareHandler::text);
            response.setStatus(create ? 201 : 200);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.length);
            Content.Sink.write(response, true, ByteBuffer.wrap(answer));
            callback.succeeded();
        } catch (IOException e) {
            callback.failed(e);
        }
        return true;
    }

    private static byte[] text(int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) ' ');
        return bytes;
    }
}
