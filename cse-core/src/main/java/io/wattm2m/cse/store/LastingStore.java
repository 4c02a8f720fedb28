// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.Cursors;
import io.wattm2m.cse.spi.Distribution;
import io.wattm2m.cse.spi.Figure;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.spi.StartFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store on a database that closes itself when its disk fails it, as H2 does where there is no room: it is opened
 * again, as after a crash, as soon as that is possible. Until then requests fail. Thread-safe.
 */
final class LastingStore implements ResourceStore {
    private static final Logger LOG = LoggerFactory.getLogger(LastingStore.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private final Supplier<HibernateStore> opener;
    private final AtomicBoolean opening = new AtomicBoolean();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Distribution> distributions;
    private volatile HibernateStore current;

    private LastingStore(Supplier<HibernateStore> opener) {
        this.opener = opener;
        this.current = opener.get();
        this.distributions = current.distributions();
    }

    /** Opens a store in this way, now and whenever it has to be. */
    static LastingStore open(Supplier<HibernateStore> opener) {
        return new LastingStore(opener);
    }

    @Override
    public ResourceView committed() {
        return new LastingView(() -> store().committed());
    }

    @Override
    public Changes write(Function<ResourceView, Changes> decision, Consumer<Changes> news) {
        return store().write(decision, news);
    }

    @Override
    public Cursors cursors() {
        return new LastingCursors(() -> store().cursors());
    }

    /** Those of the store that is open when they are looked at. */
    @Override
    public List<Figure> figures() {
        return current.figures().stream().map(first -> new Figure(first.name(), first.description(), first.kind(),
                () -> now(first.name()))).toList();
    }

    /** Those of the first store, to which its successors tell theirs. */
    @Override
    public List<Distribution> distributions() {
        return distributions;
    }

    @Override
    public void backup(ZipOutputStream archive) throws IOException {
        store().backup(archive);
    }

    @Override
    public void leaveNothing() {
        current.leaveNothing();
    }

    @Override
    public void close() {
        closing.countDown();
        synchronized (opener) {
            current.close();
        }
    }

    private HibernateStore store() {
        HibernateStore store = current;
        if (!store.isBroken()) {
            return store;
        }
        if (closing.getCount() > 0 && opening.compareAndSet(false, true)) {
            // not by the caller: it may be the writer of the broken store
            Thread.ofPlatform().daemon().name("store-opener").start(this::openAgain);
        }
        throw new RequestFailure(ResponseStatusCode.INTERNAL_SERVER_ERROR,
                "the database of the resource store had to be closed and is being opened again");
    }

    private void openAgain() {
        LOG.warn("The database of the resource store has closed itself, which it does when the disk is full or fails;"
                + " requests fail until it can be opened again");
        try {
            current.close();
            boolean done = false;
            while (!done && !closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                done = isOpenAgain();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            opening.set(false);
        }
    }

    private boolean isOpenAgain() {
        synchronized (opener) {
            if (closing.getCount() == 0) {
                return true;
            }
            try {
                HibernateStore opened = opener.get();
                opened.distributions().forEach(this::pass);
                current = opened;
                LOG.info("The database of the resource store is open again");
                return true;
            } catch (StartFailure e) {
                LOG.debug("The database of the resource store cannot be opened yet", e);
                return false;
            } catch (RuntimeException e) { // the thread's root; whatever stands in the way may go
                LOG.warn("The database of the resource store cannot be opened yet: {}", e.getMessage());
                return false;
            }
        }
    }

    private void pass(Distribution from) {
        distributions.stream().filter(to -> to.name().equals(from.name())).forEach(to -> from.tell(to::note));
    }

    private double now(String name) {
        return current.figures().stream().filter(figure -> figure.name().equals(name))
                .mapToDouble(figure -> figure.value().getAsDouble()).findFirst().orElse(Double.NaN);
    }
}
