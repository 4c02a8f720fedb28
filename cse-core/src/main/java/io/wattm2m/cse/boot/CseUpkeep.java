// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.boot;

import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.spi.Meters;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.spi.Upkeep;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What is asked of one CSE. Thread-safe. */
final class CseUpkeep implements Upkeep {
    private static final long PATIENCE_SECONDS = 5;
    private final ResourceStore store;
    private final Meters meters;
    private final Path data;
    private volatile boolean listening;

    CseUpkeep(ResourceStore store, Meters meters, Path data) {
        this.store = store;
        this.meters = meters;
        this.data = data;
        store.figures().forEach(meters::watch);
        store.distributions().forEach(meters::watch);
    }

    /** All bindings listen. */
    void listening() {
        listening = true;
    }

    /** Measures what comes by this binding. */
    Receiver measured(String binding, Receiver receiver) {
        return request -> {
            long begin = System.nanoTime();
            ResponsePrimitive response = receiver.answer(request);
            meters.answered(binding, request.operation(), response.status(), System.nanoTime() - begin);
            return response;
        };
    }

    @Override
    public List<String> problems() {
        return listening ? writing() : List.of("the CSE is starting: not all bindings listen");
    }

    @Override
    public String figures() {
        return meters.text();
    }

    /** What is in the store, and the credentials: the rest of the data folder belongs to applications. */
    @Override
    public void backup(OutputStream out) throws IOException {
        Path credentials = data.resolve("credentials.json");
        ZipOutputStream zip = new ZipOutputStream(out);
        store.backup(zip);
        if (Files.exists(credentials)) {
            zip.putNextEntry(new ZipEntry("credentials.json"));
            Files.copy(credentials, zip);
        }
        zip.finish(); // only now: what has failed must not look like an archive
    }

    /** Asks the writer, as a request would. */
    private List<String> writing() {
        FutureTask<Changes> write = new FutureTask<>(() -> store.write(view -> Changes.NONE));
        Thread.ofVirtual().name("ready").start(write);
        try {
            write.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return List.of();
        } catch (TimeoutException e) {
            return List.of("the resource store takes more than " + PATIENCE_SECONDS + " s to answer");
        } catch (ExecutionException e) {
            return List
                    .of(e.getCause() instanceof RequestFailure failure ? failure.text() : "the resource store fails");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of("interrupted");
        }
    }
}
