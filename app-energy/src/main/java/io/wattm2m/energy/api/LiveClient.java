// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.measure.Reading;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * One client of the live feed. Thread-safe; a virtual thread of its own sends.
 *
 * <p>Of each plug's readings it is sent the latest, at most one a second. What a slow client has not taken is bounded:
 * readings overtake each other, and when states pile up or a message is not taken in time, the client is dropped.
 */
public final class LiveClient implements Session.Listener.AutoDemanding {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int STATES = 256;
    private static final int SECONDS_TO_TAKE = 10;

    private final Map<String, Reading> readings = new ConcurrentHashMap<>();
    private final BlockingQueue<String> states = new ArrayBlockingQueue<>(STATES);
    private final Semaphore news = new Semaphore(0);
    private final Set<LiveClient> clients;
    private final Function<Reading, String> format;
    private final Leave leave;
    private volatile boolean open = true;

    /**
     * A client.
     *
     * @param clients where it is listed while it listens
     * @param format how readings are written
     * @param leave what it may hear
     */
    LiveClient(Set<LiveClient> clients, Function<Reading, String> format, Leave leave) {
        this.clients = clients;
        this.format = format;
        this.leave = leave;
    }

    boolean isOf(String visitorId) {
        return leave.who.equals(visitorId);
    }

    void offer(Reading reading) {
        if (!leave.sees.test(reading.deviceId())) {
            return;
        }
        readings.put(reading.deviceId(), reading);
        news.release();
    }

    void offer(String deviceId, String state) {
        if (!leave.sees.test(deviceId)) {
            return;
        }
        if (!states.offer(state)) {
            leave();
        }
        news.release();
    }

    @Override
    public void onWebSocketOpen(Session session) {
        clients.add(this);
        Thread.ofVirtual().name("live-client").start(() -> run(session));
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
        leave();
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        leave();
    }

    private void leave() {
        open = false;
        clients.remove(this);
        news.release();
    }

    private void run(Session session) {
        try {
            send(session);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) { // gone, or too slow
            leave();
        }
        session.disconnect();
    }

    private void send(Session session) throws InterruptedException, ExecutionException, TimeoutException {
        long nextReadings = System.nanoTime();
        while (open) {
            long wait = readings.isEmpty() ? Long.MAX_VALUE : Math.max(0, nextReadings - System.nanoTime());
            if (news.tryAcquire(wait, TimeUnit.NANOSECONDS)) {
                news.drainPermits();
            }
            if (!leave.admitted.getAsBoolean()) {
                leave();
                return;
            }
            for (String state = states.poll(); state != null; state = states.poll()) {
                send(session, state);
            }
            if (!readings.isEmpty() && System.nanoTime() - nextReadings >= 0) {
                for (String deviceId : List.copyOf(readings.keySet())) {
                    Reading latest = readings.remove(deviceId);
                    if (leave.sees.test(deviceId)) {
                        send(session, format.apply(latest));
                    }
                }
                nextReadings = System.nanoTime() + SECOND;
            }
        }
    }

    private static void send(Session session, String text)
            throws InterruptedException, ExecutionException, TimeoutException {
        Callback.Completable taken = new Callback.Completable();
        session.sendText(text, taken);
        taken.get(SECONDS_TO_TAKE, TimeUnit.SECONDS);
    }

    /**
     * What a client may hear. Immutable.
     *
     * @param who he is
     * @param admitted whether it may listen, asked before each message
     * @param sees of which plugs, asked of each message
     */
    record Leave(String who, BooleanSupplier admitted, Predicate<String> sees) {}
}
