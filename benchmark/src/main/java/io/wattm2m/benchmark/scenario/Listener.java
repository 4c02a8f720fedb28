// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.scenario;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;

/** Counts notifications over HTTP and says yes to each. Thread-safe. */
final class Listener extends Handler.Abstract implements AutoCloseable {
    private final LongAdder told = new LongAdder();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    Listener() {
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);
        server.setHandler(this);
        LifeCycle.start(server);
    }

    /** Where to send notifications; whatever stands behind it. */
    String address() {
        return "http://127.0.0.1:" + connector.getLocalPort() + "/";
    }

    /** How many came so far. */
    long told() {
        return told.sum();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        Content.Source.consumeAll(request, Callback.NOOP);
        response.getHeaders().put("X-M2M-RSC", "2000");
        response.getHeaders().put("X-M2M-RI", request.getHeaders().get("X-M2M-RI"));
        told.increment();
        callback.succeeded();
        return true;
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }
}
