// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.id;

import io.wattm2m.cse.testing.TestCse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TS-0001 7.2 and 9.3.1: structured, unstructured and hybrid addresses, relative to the CSE, to the SP, and absolute. */
class AddressingConformanceTest {
    private final TestCse cse = TestCse.start();
    private String container = "";

    @BeforeEach
    void fill() {
        assertThatResponse(cse.register("meter", "Cmeter")).is(CREATED);
        container = id(cse.create("Cmeter", "Cmeter", 3, "m2m:cnt", Map.of("rn", "power")));
        cse.create("Cmeter", container, 4, "m2m:cin", Map.of("rn", "first", "con", "1"));
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cse-in/meter/power", "-/meter/power", "Cmeter/power"})
    void aContainerIsFoundByEveryFormOfItsPath(String path) {
        for (String prefix : List.of("", "/id-in/", "//wattm2m.example/id-in/")) {
            assertThatResponse(cse.retrieve("Cmeter", prefix + path)).has("ri", container);
            assertThatResponse(cse.retrieve("Cmeter", prefix + path + "/la")).has("rn", "first");
            assertThatResponse(cse.retrieve("Cmeter", prefix + path + "/first")).has("con", "1");
        }
    }

    @Test
    void aContainerIsFoundByItsIdentifier() {
        for (String prefix : List.of("", "/id-in/", "//wattm2m.example/id-in/")) {
            assertThatResponse(cse.retrieve("Cmeter", prefix + container)).has("rn", "power");
            assertThatResponse(cse.retrieve("Cmeter", prefix + container + "/la")).has("con", "1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cse-in", "-", "/id-in", "/id-in/cse-in", "/id-in/-", "id-in", "//wattm2m.example/id-in"})
    void theCseBaseIsFoundByItsNameAndByTheCseId(String to) {
        assertThatResponse(cse.retrieve("Cmeter", to)).has("csi", "/id-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cse-in/meter/nothing", "cse-in/meter/power/first/la", "nothing", "/id-mn/cse-mn",
        "//other/id-in",
        "cse-in/meter/la", "meter/power"})
    void whatIsNotThereIsNotFound(String to) {
        assertThatResponse(cse.retrieve("Cmeter", to)).isRefused(NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//", "cse-in//meter", "cse-in/", "a b", "cse-in/%00", "///", "cse-in/<x>"})
    void whatIsNoAddressIsABadRequest(String to) {
        assertThatResponse(cse.retrieve("Cmeter", to)).isRefused(BAD_REQUEST, "to");
    }

    @Test
    void anAttributeBehindTheHashIsRetrievedAlone() {
        assertThatResponse(cse.retrieve("Cmeter", "cse-in/meter/power#cni")).has("cni", 1L).lacks("ri");
        assertThatResponse(cse.retrieve("Cmeter", "cse-in/meter/power#mni")).isRefused(NOT_FOUND, "mni");
        assertThatResponse(cse.retrieve("Cmeter", "cse-in/meter/power#xyz")).isRefused(BAD_REQUEST, "xyz");
        assertThatResponse(cse.delete("Cmeter", "cse-in/meter/power#cni")).isRefused(BAD_REQUEST, "#");
    }
}
