// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.micro;

import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.Configuration;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A whole CSE without listeners, made of public parts only. Thread-safe. */
public final class BenchmarkCse implements AutoCloseable {
    static final String BASE = "cse-in";
    private final KnownStore store = new KnownStore();
    private final Cse cse;

    private BenchmarkCse(Map<String, String> settings) {
        Plugins plugins = new Plugins(List.of(), List.of(), List.of(store), List.of());
        cse = Cse.start(new Configuration(settings), plugins, Clock.systemUTC());
    }

    /** A CSE whose store is H2 in memory. */
    public static BenchmarkCse inMemory() {
        return new BenchmarkCse(Map.of("store.memory", "true"));
    }

    /** A CSE that answers when a change is on the disk that this folder is on. */
    public static BenchmarkCse durable(Path folder) {
        return new BenchmarkCse(Map.of("data", folder.toString()));
    }

    Receiver receiver() {
        return cse.receiver();
    }

    /** The committed tree, for what is measured below the receiver. */
    ResourceView tree() {
        return store.tree();
    }

    /** Registers an AE; its structured address. */
    public String register(String aeId) {
        return create(aeId, BASE, 2, new Content("m2m:ae",
                Map.of("rn", aeId, "api", "Nbenchmark", "rr", false, "srv", List.of("3", "4"))));
    }

    /** Creates a resource that brings its name; its structured address. */
    public String create(String originator, String parent, int type, Content content) {
        answer(RequestPrimitive.create(originator, parent, type, content), ResponseStatusCode.CREATED);
        return parent + "/" + content.members().get("rn");
    }

    /** The answer; IllegalStateException where it is another than expected, so that no failure is measured. */
    public ResponsePrimitive answer(RequestPrimitive request, ResponseStatusCode expected) {
        ResponsePrimitive response = cse.receiver().receive(request);
        if (response.status() != expected) {
            throw new IllegalStateException(request.operation() + " " + request.to() + " was answered " + response);
        }
        return response;
    }

    @Override
    public void close() {
        cse.close();
    }
}
