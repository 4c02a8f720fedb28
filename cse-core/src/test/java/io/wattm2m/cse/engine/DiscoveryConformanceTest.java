// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.codec.QueryFields;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.testing.TestCse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TS-0001 10.2.6 and 8.1.2: discovery and filter criteria. */
class DiscoveryConformanceTest {
    private final TestCse cse = TestCse.start();

    /** meter (AE) with power [kind:power, unit:W] holding a and b; energy [kind:energy] holding deep. */
    @BeforeEach
    void fill() {
        assertThatResponse(cse.register("meter", "Cmeter")).is(CREATED);
        create("cse-in/meter", 3, "m2m:cnt", Map.of("rn", "power", "lbl", List.of("kind:power", "unit:W"), "mni", 10L));
        cse.clock().advance(Duration.ofHours(1));
        create("cse-in/meter", 3, "m2m:cnt", Map.of("rn", "energy", "lbl", List.of("kind:energy")));
        create("cse-in/meter/energy", 3, "m2m:cnt", Map.of("rn", "deep"));
        create("cse-in/meter/power", 4, "m2m:cin", Map.of("rn", "a", "con", "1", "cnf", "text/plain:0"));
        create("cse-in/meter/power", 4, "m2m:cin", Map.of("rn", "b", "con", "12345", "cnf", "application/json:0"));
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lbl=kind:power                  | power
            lbl=kind:power+kind:energy      | power energy
            ty=4                            | power/a power/b
            ty=3&lvl=1                      | power energy
            crb=20260105T110000             | power
            cra=20260105T110000&ty=3        | energy energy/deep
            stb=2                           | power power/b
            sts=1&ty=3                      | energy energy/deep
            sza=5                           | power/b
            szb=5                           | power/a
            cty=text/plain                  | power/a
            rn=pow*                         | power
            mni=10                          | power
            rn=*e*&ty=3                     | power energy energy/deep
            lbq=kind                        | power energy
            lbq=NT kind&ty=3                | energy/deep
            lbq=kind EQ energy              | energy
            lbq=kind NE energy              | power
            lbq=kind IN (energy,gas)        | energy
            palb=kind:energy                | energy/deep
            pty=2                           | power energy
            chty=4                          | power
            clbl=kind:power                 |
            c.con=12345                     | power
            p.rn=energy                     | energy/deep
            ty=4&lbl=kind:power&fo=2        | power power/a power/b
            ty=3&lbl=kind:power&fo=3        | energy energy/deep
            lim=2&ty=3                      | power energy
            lim=1&ofst=2&ty=3               | energy
            exb=20200101T000000             |
            arp=deep&ty=3                   | energy/deep
            """)
    void theFilterDecidesWhatIsFound(String query, String found) {
        String[] paths = found == null ? new String[0]
                : List.of(found.split(" ")).stream().map(path -> "cse-in/meter/" + path).toArray(String[]::new);

        assertThatResponse(discover("Cmeter", "cse-in/meter", "fu=1&" + query)).lists(paths);
    }

    /** What somebody may neither find nor retrieve is not told by a resource beside it. */
    @ParameterizedTest
    @ValueSource(strings = {"clbl=secret", "c.lbl=sec*", "c.rn=hid*", "chty=29", "palb=secret", "p.rn=hid*"})
    void relativesThatMayNotBeKnownMeetNoCondition(String condition) {
        assertThatResponse(cse.register("other", "Cother")).is(CREATED);
        create(TestCse.ADMIN, "cse-in", 1, "m2m:acp", Map.of("rn", "open", "pv", open(), "pvs", open()));
        create("cse-in/meter", 3, "m2m:cnt", Map.of("rn", "shown", "acpi", List.of("cse-in/open")));
        create("cse-in/meter/shown", 29, "m2m:ts", Map.of("rn", "hidden", "lbl",
                List.of("secret")));
        create("cse-in/meter", 3, "m2m:cnt", Map.of("rn", "hiding", "lbl", List.of("secret")));
        create("cse-in/meter/hiding", 3, "m2m:cnt", Map.of("rn", "below", "acpi", List.of("cse-in/open")));

        assertThatResponse(discover("Cother", "cse-in", "fu=1&ty=3&" + condition)).lists();
        assertThat(discover(TestCse.ADMIN, "cse-in", "fu=1&ty=3&" + condition).content().orElseThrow().value())
                .asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(1);
    }

    private static Map<String, Object> open() {
        return Map.of("acr", List.of(Map.of("acor", List.of("all"), "acop", 63L)));
    }

    @Test
    void theTargetItselfIsNotAmongWhatIsFound() {
        assertThatResponse(discover("Cmeter", "cse-in", "fu=1&ty=2")).lists("cse-in/meter");
        assertThatResponse(discover("Cmeter", "cse-in/meter", "fu=1&ty=2")).lists();
    }

    @Test
    void whatMayNotBeDiscoveredIsLeftOut() {
        cse.register("other", "Cother");
        create("Cother", "cse-in/other", 3, "m2m:cnt", Map.of("rn", "private"));

        assertThatResponse(discover("Cmeter", "cse-in", "fu=1&ty=3&lim=50")).lists("cse-in/meter/power",
                "cse-in/meter/energy", "cse-in/meter/energy/deep");
        assertThatResponse(discover("Cmeter", "cse-in/other", "fu=1")).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE,
                "DISCOVER");
    }

    @Test
    void inactiveAesAreHiddenWithEverythingBelowThem() {
        assertThatResponse(cse.update("Cmeter", "Cmeter", "m2m:ae", Map.of("regs", 2L))).is(UPDATED);

        assertThatResponse(discover(TestCse.ADMIN, "cse-in", "fu=1")).lists();
    }

    @Test
    void aCutResultTellsWhereToGoOn() {
        ResponsePrimitive first = discover("Cmeter", "cse-in/meter", "fu=1&ty=3&lim=2");
        ResponsePrimitive last = discover("Cmeter", "cse-in/meter", "fu=1&ty=3&lim=2&ofst=3");

        assertThat(first.parameters()).containsEntry("cnst", 1L).containsEntry("cnot", 3L);
        assertThatResponse(last).lists("cse-in/meter/energy/deep");
        assertThat(last.parameters()).doesNotContainKey("cnot");
    }

    @Test
    void unstructuredResultsAreIdentifiers() {
        ResponsePrimitive found = discover("Cmeter", "cse-in", "fu=1&ty=2&drt=2");

        assertThatResponse(found).lists("Cmeter");
    }

    @Test
    void referencesCarryNameTypeAndAddress() {
        ResponsePrimitive found = discover("Cmeter", "cse-in", "fu=1&ty=2&rcn=6");

        assertThat(found.content().orElseThrow().name()).isEqualTo("m2m:rrl");
        assertThat(found.content().orElseThrow().members()).containsEntry("rrf",
                List.of(Map.of("nm", "meter", "typ", 2L, "val", "cse-in/meter")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"crb=yesterday", "ty=container", "lim=-1", "fo=9", "lvl=x", "rcn=4", "drt=3",
        "lbq=a b c d"})
    void malformedCriteriaAreABadRequest(String query) {
        assertThatResponse(discover("Cmeter", "cse-in/meter", "fu=1&" + query)).is(BAD_REQUEST);
    }

    @Test
    void aContentFilterLooksIntoContentThatIsJson() {
        create("cse-in/meter/power", 4, "m2m:cin", Map.of("rn", "object", "con", Map.of("w", 7.5, "phase", "L1")));
        create("cse-in/meter/power", 4, "m2m:cin", Map.of("rn", "text", "con", "{\"w\":3}"));

        assertThatResponse(discover("Cmeter", "cse-in/meter", "fu=1&cfs=1&cfq=$.w")).lists("cse-in/meter/power/object",
                "cse-in/meter/power/text");
        assertThatResponse(discover("Cmeter", "cse-in/meter", "fu=1&cfs=1&cfq=$[?(@.w > 5)]"))
                .lists("cse-in/meter/power/object");
        assertThatResponse(discover("Cmeter", "cse-in/meter", "fu=1&cfs=1&cfq=$[")).isRefused(BAD_REQUEST, "cfq");
        assertThatResponse(discover("Cmeter", "cse-in/meter", "fu=1&cfs=2&cfq=$.w")).isRefused(BAD_REQUEST, "cfs");
    }

    @Test
    void withoutDiscoveryTheCriteriaAreACondition() {
        assertThatResponse(discover("Cmeter", "cse-in/meter/power", "lbl=kind:power")).is(OK).has("rn", "power");
        assertThatResponse(discover("Cmeter", "cse-in/meter/power", "lbl=other")).isRefused(NOT_FOUND, "filter");
    }

    private ResponsePrimitive discover(String originator, String to, String query) {
        Map<String, Object> parameters = new HashMap<>(Map.of("op", 2L, "to", to, "fr", originator, "rqi", "r"));
        try {
            parameters.putAll(QueryFields.ofQueryString(query.replace(" ", "%20")));
            return cse.send(PrimitiveCodec.request(parameters));
        } catch (io.wattm2m.cse.primitive.RequestFailure failure) {
            return ResponsePrimitive.of(failure, "r");
        }
    }

    private void create(String to, int type, String name, Map<String, Object> attributes) {
        create("Cmeter", to, type, name, attributes);
    }

    private void create(String originator, String to, int type, String name, Map<String, Object> attributes) {
        assertThatResponse(cse.create(originator, to, type, name, attributes)).is(CREATED);
    }
}
