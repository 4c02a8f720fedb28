// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.micro;

import io.wattm2m.cse.access.Access;
import io.wattm2m.cse.access.AccessController;
import io.wattm2m.cse.access.AccessSettings;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.Entity;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Access decisions on a container under a policy of so many rules, the last of which grants. */
@State(Scope.Benchmark)
public class AccessBenchmark {
    private static final String OWNER = "Cowner";
    private final BenchmarkCse cse = BenchmarkCse.inMemory();
    private final AccessController controller = new AccessController(AccessSettings.DEFAULTS,
            new Entity("/id-in", BenchmarkCse.BASE), cse.tree(), Clock.systemUTC());
    private final String owner = cse.register(OWNER);
    private final Resource unprotected = container("private", Map.of());

    @Param({"1", "50"})
    private int rules = 1;

    private Resource shared = unprotected;

    /** Creates the policy and the container under it. */
    @Setup
    public void create() {
        Stream<Object> others = LongStream.range(1, rules).mapToObj(i -> rule("Cother" + i));
        Map<String, Object> privileges = Map.of("acr", Stream.concat(others, Stream.of(rule("Creader*"))).toList());
        String policy = cse.create(OWNER, owner, 1, new Content("m2m:acp", Map.of("rn", "policy",
                "pv", privileges, "pvs", Map.of("acr", List.of(rule(OWNER))))));
        shared = container("shared", Map.of("acpi", List.of(policy)));
        if (!grantedByTheLastRule() || refused() || !ownerWithoutPolicy()) {
            throw new IllegalStateException("these are not the decisions that are to be measured");
        }
    }

    /** All rules have to be looked at. */
    @Benchmark
    public boolean grantedByTheLastRule() {
        return controller.permits(retrieve("Creader1", shared));
    }

    /** No rule grants. */
    @Benchmark
    public boolean refused() {
        return controller.permits(retrieve("Cstranger", shared));
    }

    /** There is no policy to ask. */
    @Benchmark
    public boolean ownerWithoutPolicy() {
        return controller.permits(retrieve(OWNER, unprotected));
    }

    /** Stops the CSE. */
    @TearDown
    public void close() {
        cse.close();
    }

    private Resource container(String name, Map<String, Object> attributes) {
        Map<String, Object> all = new HashMap<>(attributes);
        all.put("rn", name);
        return cse.tree().byPath(cse.create(OWNER, owner, 3, new Content("m2m:cnt", all))).orElseThrow();
    }

    private static Access retrieve(String originator, Resource target) {
        return new Access(originator, Peer.LOCAL, Operation.RETRIEVE.privilege(), target, OptionalInt.empty());
    }

    private static Map<String, Object> rule(String originator) {
        return Map.of("acor", List.of(originator), "acop", 63L);
    }
}
