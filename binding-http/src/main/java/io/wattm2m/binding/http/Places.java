// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections that a listener has open, as many as there are places. A connection beyond takes the place of the one
 * on which nothing has been worked on for the longest time, so that those who come to do nothing, or to do it slowly,
 * keep nobody out. Thread-safe.
 */
public final class Places {
    private static final Logger LOG = LoggerFactory.getLogger(Places.class);
    private static final long WARN_NANOS = Duration.ofMinutes(1).toNanos();
    private final Lock lock = new ReentrantLock();
    /** The one that has been without work for the longest time first. */
    private final Map<EndPoint, Place> places = new LinkedHashMap<>();
    private final int most;
    private final String setting;
    private long warned = System.nanoTime() - WARN_NANOS;

    /**
     * So many places.
     *
     * @param setting the setting that says how many, for the operator
     */
    public Places(int most, String setting) {
        this.most = most;
        this.setting = setting;
    }

    /** A request has begun to arrive; its connection may still have to give way. */
    public Visit arrived(Request request) {
        EndPoint socket = socket(request.getConnectionMetaData().getConnection().getEndPoint());
        locked(() -> change(socket, 1, 0));
        return new Visit(socket);
    }

    /** A connection has been opened. */
    void opened(EndPoint socket) {
        locked(() -> {
            places.put(socket, new Place(System.nanoTime(), 0, 0));
            return places.size() > most ? leaving() : Optional.<EndPoint>empty();
        }).ifPresent(left -> left.close(new EofException("the connection gives way to another")));
    }

    /** A connection is gone. */
    void closed(EndPoint socket) {
        locked(() -> Optional.ofNullable(places.remove(socket)));
    }

    /** The connections without a request since so long ago. */
    List<EndPoint> silent(Duration longest) {
        long now = System.nanoTime();
        return locked(() -> places.entrySet().stream()
                .filter(place -> place.getValue().requests == 0 && now - place.getValue().since > longest.toNanos())
                .map(Map.Entry::getKey).toList());
    }

    /** The socket below, where there is TLS. */
    private static EndPoint socket(EndPoint endPoint) {
        return endPoint instanceof SslConnection.SslEndPoint tls ? tls.getSslConnection().getEndPoint() : endPoint;
    }

    private Optional<EndPoint> leaving() {
        Optional<EndPoint> leaving = places.entrySet().stream().filter(place -> place.getValue().working == 0)
                .map(Map.Entry::getKey).findFirst();
        leaving.ifPresent(places::remove);
        if (System.nanoTime() - warned > WARN_NANOS) {
            warned = System.nanoTime();
            LOG.warn("{} connections are open, as many as {} allows; the longest idle ones are closed", most, setting);
        }
        return leaving;
    }

    private Optional<Place> change(EndPoint socket, int requests, int working) {
        Optional<Place> before = Optional.ofNullable(places.remove(socket));
        before.ifPresent(place -> places.put(socket,
                new Place(System.nanoTime(), place.requests + requests, place.working + working)));
        return before;
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private record Place(long since, int requests, int working) {}

    /** A request from its arrival to its end. For one thread at a time. */
    public final class Visit {
        private final EndPoint socket;
        private boolean working;

        private Visit(EndPoint socket) {
            this.socket = socket;
        }

        /** It is being worked on now: its connection stays. */
        public void working() {
            if (!working) {
                working = true;
                locked(() -> change(socket, 0, 1));
            }
        }

        /** What is left is up to the other side: its connection may have to give way. */
        public void worked() {
            if (working) {
                working = false;
                locked(() -> change(socket, 0, -1));
            }
        }

        /** It has ended. */
        public void over() {
            worked();
            locked(() -> change(socket, -1, 0));
        }
    }
}
