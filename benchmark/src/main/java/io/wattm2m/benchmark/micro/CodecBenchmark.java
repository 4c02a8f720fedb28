// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.micro;

import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** JSON primitives from and to bytes, as MQTT carries them; {@code readJson} is the part of JSON alone. */
@State(Scope.Benchmark)
public class CodecBenchmark {
    private final JsonDocuments json = new JsonDocuments();
    private final byte[] request = """
            {"op":1,"to":"cse-in/meter/power","fr":"Cmeter","rqi":"r-1000017","rvi":"3","ty":4,"rcn":1,\
            "pc":{"m2m:cin":{"cnf":"application/json:0","con":"{\\"power\\":295.4,\\"voltage\\":220.4,\
            \\"current\\":1.34,\\"timestamp\\":1739930110}","lbl":["kind:reading"]}}}
            """.getBytes(StandardCharsets.UTF_8);
    private final ResponsePrimitive response = ResponsePrimitive.of(ResponseStatusCode.CREATED,
            RequestPrimitive.retrieve("Cmeter", "cse-in/meter/power"), created());

    /** Bytes to the document model. */
    @Benchmark
    public Object readJson() {
        return json.read(request);
    }

    /** Bytes to a request primitive. */
    @Benchmark
    @SuppressWarnings("unchecked") // the document is an object
    public RequestPrimitive readRequest() {
        return PrimitiveCodec.request((Map<String, Object>) json.read(request));
    }

    /** A response primitive to bytes. */
    @Benchmark
    public byte[] writeResponse() {
        return json.write(PrimitiveCodec.parameters(response));
    }

    private static Content created() {
        return new Content("m2m:cin", Map.of("rn", "cin-8f2k1", "ty", 4L, "ri", "8f2k1", "pi", "77c1",
                "ct", "20260105T101500,000", "lt", "20260105T101500,000", "et", "20270105T101500,000", "st", 17L,
                "cs", 74L, "con", "{\"power\":295.4,\"voltage\":220.4,\"current\":1.34,\"timestamp\":1739930110}"));
    }
}
