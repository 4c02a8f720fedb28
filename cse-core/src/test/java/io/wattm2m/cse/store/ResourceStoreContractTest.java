// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static io.wattm2m.cse.store.TestTree.ROOT;

import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.ResourceStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every store does. */
abstract class ResourceStoreContractTest
    implements
    TreeContract,
    InstancesContract,
    BatchContract,
    DescendantsContract,
    LargeTreesContract {
    private ResourceStore store;

    /** The store, with everything that was in it when it was closed last. */
    abstract ResourceStore open();

    @BeforeEach
    void openWithRoot() {
        store = open();
        store.write(view -> Changes.created(ROOT));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public ResourceStore store() {
        return store;
    }

    @Override
    public void reopen() {
        store.close();
        store = open();
    }

    @Override
    public void openAgain() {
        store = open();
    }

    @Override
    public List<Object> inOneBatch(List<Function<ResourceView, Changes>> decisions, Runnable meanwhile) {
        CountDownLatch allQueued = new CountDownLatch(1);
        List<Future<Object>> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch held = new CountDownLatch(1);
            Future<Object> hold = threads.submit(() -> outcome(view -> {
                held.countDown();
                await(allQueued);
                return Changes.NONE;
            }));
            await(held);
            for (Function<ResourceView, Changes> decision : decisions) {
                Thread thread = queue(threads, outcomes, decision);
                while (thread.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
            }
            Future<?> closing = threads.submit(meanwhile);
            allQueued.countDown();
            hold.get();
            closing.get();
            List<Object> results = new ArrayList<>();
            for (Future<Object> outcome : outcomes) {
                results.add(outcome.get());
            }
            return results;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Thread queue(ExecutorService threads, List<Future<Object>> outcomes,
            Function<ResourceView, Changes> decision) throws Exception {
        var thread = new CompletableFuture<Thread>();
        outcomes.add(threads.submit(() -> {
            thread.complete(Thread.currentThread());
            return outcome(decision);
        }));
        return thread.get();
    }

    private Object outcome(Function<ResourceView, Changes> decision) {
        try {
            return store.write(decision);
        } catch (Throwable e) {
            return e;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
