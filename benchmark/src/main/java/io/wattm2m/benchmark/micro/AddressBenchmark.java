// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.micro;

import io.wattm2m.cse.primitive.Address;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Addresses taken apart, and resolved by a RETRIEVE from the receiver on, so with all that belongs to a request. */
@State(Scope.Benchmark)
public class AddressBenchmark {
    private static final String METER = "Cmeter";
    private final BenchmarkCse cse = BenchmarkCse.inMemory();
    private final String container = cse.create(METER, cse.register(METER), 3,
            new Content("m2m:cnt", Map.of("rn", "power", "mni", 100L)));
    private final String id = cse.tree().byPath(container).orElseThrow().id();
    private final RequestPrimitive structured = RequestPrimitive.retrieve(METER, container);
    private final RequestPrimitive unstructured = RequestPrimitive.retrieve(METER, id);
    private final RequestPrimitive absent = RequestPrimitive.retrieve(METER, container + "/nothing");

    /** The longest form of an address. */
    @Benchmark
    public Address parse() {
        return Address.parse("//wattm2m.example/id-in/cse-in/Cmeter/power/la#con");
    }

    /** From the CSEBase on, name by name. */
    @Benchmark
    public ResponsePrimitive retrieveByStructuredAddress() {
        return cse.answer(structured, ResponseStatusCode.OK);
    }

    /** By the identifier. */
    @Benchmark
    public ResponsePrimitive retrieveByUnstructuredAddress() {
        return cse.answer(unstructured, ResponseStatusCode.OK);
    }

    /** What is not there cannot come out of a cache of resources. */
    @Benchmark
    public ResponsePrimitive retrieveWhatIsNotThere() {
        return cse.answer(absent, ResponseStatusCode.NOT_FOUND);
    }

    /** Stops the CSE. */
    @TearDown
    public void close() {
        cse.close();
    }
}
