// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A connector with {@link Places}, that ends connections on which a handshake or a header is on its way for too long:
 * the time-out of an idle connection begins anew with each byte, so that a byte now and then would keep it open for
 * ever. Thread-safe.
 */
public final class PlacedConnector extends ServerConnector {
    private static final long SWEEP_MILLIS = 500;
    /** So many may come at once before one of them has to knock again, a second later. */
    private static final int ACCEPT_QUEUE = 1_024;
    private final Places places;
    private final Duration longestHeader;
    private volatile Scheduler.Task sweeping = () -> true;

    /**
     * A connector without threads of its own for accepting: the selectors accept.
     *
     * @param longestHeader how long a header may take, counted from when a connection without it would have been idle
     *        for too long
     */
    public PlacedConnector(Server server, List<ConnectionFactory> protocols, Places places, Duration longestHeader) {
        super(server, 0, -1, protocols.toArray(ConnectionFactory[]::new));
        this.places = places;
        this.longestHeader = longestHeader;
        setAcceptQueueSize(ACCEPT_QUEUE);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        scheduleSweep();
    }

    @Override
    protected void doStop() throws Exception {
        sweeping.cancel();
        super.doStop();
    }

    @Override
    protected void onEndPointOpened(EndPoint socket) {
        super.onEndPointOpened(socket);
        places.opened(socket);
    }

    @Override
    protected void onEndPointClosed(EndPoint socket) {
        places.closed(socket);
        super.onEndPointClosed(socket);
    }

    private void scheduleSweep() {
        sweeping = getScheduler().schedule(this::sweep, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        try {
            places.silent(longestHeader.plusMillis(getIdleTimeout())).forEach(PlacedConnector::end);
        } finally {
            if (isRunning()) {
                scheduleSweep();
            }
        }
    }

    /** With an answer where the protocol is one in which this can be said before anything has been asked. */
    private static void end(EndPoint socket) {
        if (socket.getConnection() instanceof ConnectionMetaData) {
            // what a socket's buffer does not take at once is not waited for
            socket.write(Callback.NOOP, ByteBuffer.wrap(ErrorResponse.headerTooSlow()));
        }
        socket.close();
    }
}
