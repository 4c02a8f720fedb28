// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.californium.scandium.dtls.DTLSContext;
import org.eclipse.californium.scandium.dtls.Handshaker;
import org.eclipse.californium.scandium.dtls.SessionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs handshakes that fail, but not so often that a stranger could fill the disk. Thread-safe. */
final class FailedHandshakes implements SessionListener {
    private static final Logger LOG = LoggerFactory.getLogger(FailedHandshakes.class);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong logged = new AtomicLong(System.nanoTime() - PAUSE_NANOS);

    @Override
    public void handshakeStarted(Handshaker handshaker) {
        // as many as want to
    }

    @Override
    public void contextEstablished(Handshaker handshaker, DTLSContext context) {
        // who it is each request is asked
    }

    @Override
    public void handshakeCompleted(Handshaker handshaker) {
        LOG.debug("DTLS session with {}", handshaker.getPeerAddress());
    }

    @Override
    public void handshakeFailed(Handshaker handshaker, Throwable error) {
        long count = failures.incrementAndGet();
        long last = logged.get();
        long now = System.nanoTime();
        if (now - last >= PAUSE_NANOS && logged.compareAndSet(last, now)) {
            LOG.warn("DTLS handshake with {} failed, {} since the start: {}", handshaker.getPeerAddress(), count,
                    error.getMessage());
        }
    }

    @Override
    public void handshakeFlightRetransmitted(Handshaker handshaker, int flight) {
        // the network's business
    }
}
