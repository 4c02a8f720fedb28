// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.micro;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Join;
import io.wattm2m.cse.primitive.FilterCriteria.Page;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.FilterCriteria.Usage;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Filter criteria over many containers, from the receiver on; each discovery finds ten. */
@State(Scope.Benchmark)
public class DiscoveryBenchmark {
    private static final String METER = "Cmeter";
    private static final int FOUND = 10;
    private final BenchmarkCse cse = BenchmarkCse.inMemory();
    private final String meter = cse.register(METER);

    @Param({"100", "1000"})
    private int containers = FOUND;

    /** Creates the containers; the first ten are in the kitchen. */
    @Setup
    public void create() {
        for (int i = 0; i < containers; i++) {
            List<String> labels = List.of("kind:power", i < FOUND ? "room:kitchen" : "room:hall");
            cse.create(METER, meter, 3,
                    new Content("m2m:cnt", Map.of("rn", "c" + i, "lbl", labels, "mni", i < FOUND ? 7L : 8L)));
        }
    }

    /** One label. */
    @Benchmark
    public ResponsePrimitive byLabel() {
        return discover(new Condition(Tag.LABELS, "lbl", List.of("room:kitchen")));
    }

    /** Three conditions, all of which have to hold. */
    @Benchmark
    public ResponsePrimitive byTypeAndLabelAndAttribute() {
        return discover(new Condition(Tag.RESOURCE_TYPE, "ty", List.of("3")),
                new Condition(Tag.LABELS, "lbl", List.of("room:kitchen")),
                new Condition(Tag.ATTRIBUTE, "mni", List.of("7")));
    }

    /** An attribute that no index knows. */
    @Benchmark
    public ResponsePrimitive byAttribute() {
        return discover(new Condition(Tag.ATTRIBUTE, "mni", List.of("7")));
    }

    private ResponsePrimitive discover(Condition... conditions) {
        FilterCriteria criteria = new FilterCriteria(Usage.DISCOVERY, Join.AND, List.of(conditions), Page.ALL,
                Optional.empty());
        RequestPrimitive request = RequestPrimitive.retrieve(METER, meter);
        ResponsePrimitive response =
                cse.answer(request.withOptions(request.options().with(criteria)), ResponseStatusCode.OK);
        int found = ((List<?>) response.content().orElseThrow().value()).size();
        if (found != FOUND) {
            throw new IllegalStateException(criteria + " found " + found);
        }
        return response;
    }

    /** Stops the CSE. */
    @TearDown
    public void close() {
        cse.close();
    }
}
