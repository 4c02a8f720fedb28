// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.access;

import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.DELETED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Join;
import io.wattm2m.cse.primitive.FilterCriteria.Page;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.FilterCriteria.Usage;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResultContent;
import io.wattm2m.cse.testing.TestCse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules that extend to some attributes only: accessControlAttributes (TS-0001 9.6.2). */
class AttributeRulesConformanceTest {
    private static final String POWER = "cse-in/meter/power";
    private final TestCse cse = TestCse.start();

    @BeforeEach
    void registerTwo() {
        cse.register("meter", "Cmeter");
        cse.register("other", "Cother");
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @Test
    void aRetrieveShowsThePermittedAttributesOnly() {
        guard(rule(2, "mni", "lbl"));

        assertThat(cse.retrieve("Cother", POWER).content())
                .contains(new Content("m2m:cnt", Map.of("lbl", List.of("a"), "mni", 5L)));
        assertThatResponse(cse.retrieve("Cmeter", POWER)).is(OK).has("rn", "power");
    }

    @Test
    void rulesAddUpAndOneForTheWholeResourceIsNotLimitedByOthers() {
        guard(rule(2, "mni"), rule(2, "lbl"), rule(4, "mbs"));

        assertThat(cse.retrieve("Cother", POWER).content().orElseThrow().members()).containsOnlyKeys("lbl", "mni");

        guard(rule(2, "mni"), rule(2));

        assertThatResponse(cse.retrieve("Cother", POWER)).is(OK).has("rn", "power");
    }

    @Test
    void aPartialRetrieveOfWhatIsNotPermittedIsRefused() {
        guard(rule(2, "mni", "lbl"));

        assertThat(part("mni").content()).contains(new Content("m2m:cnt", Map.of("mni", 5L)));
        assertThatResponse(part("mni", "mbs")).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE, "[lbl, mni]");
        assertThatResponse(cse.retrieve("Cother", POWER + "#mbs")).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(cse.retrieve("Cother", POWER + "#mni")).is(OK);
    }

    @Test
    void anUpdateOfOtherAttributesIsRefusedAsAWholeAndAnswersShowNoMore() {
        guard(rule(4, "mni"));

        assertThatResponse(cse.update("Cother", POWER, "m2m:cnt", Map.of("mni", 6L, "lbl", List.of("b"))))
                .isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(cse.retrieve("Cmeter", POWER)).has("mni", 5L);
        ResponsePrimitive updated = cse.update("Cother", POWER, "m2m:cnt", Map.of("mni", 6L));
        assertThatResponse(updated).is(UPDATED);
        assertThat(updated.content()).contains(new Content("m2m:cnt", Map.of("mni", 6L)));
    }

    @Test
    void aCreateWithOtherAttributesIsRefused() {
        guard(rule(1, "con", "rn"));

        ResponsePrimitive created = cse.create("Cother", POWER, 4, "m2m:cin", Map.of("rn", "one", "con", "1"));

        assertThatResponse(created).is(CREATED);
        assertThat(created.content()).contains(new Content("m2m:cin", Map.of("rn", "one", "con", "1")));
        assertThatResponse(cse.create("Cother", POWER, 4, "m2m:cin", Map.of("con", "1", "cnf", "text/plain:0")))
                .isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    @Test
    void aDeleteNeedsTheResourceAsAWhole() {
        guard(rule(8, "mni", "lbl"));

        assertThatResponse(cse.delete("Cother", POWER)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);

        guard(rule(8));

        assertThatResponse(cse.delete("Cother", POWER)).is(DELETED);
    }

    @Test
    void aSubscriptionWouldTellOfTheWholeResource() {
        guard(rule(1), rule(2, "mni"));

        assertThatResponse(cse.create("Cother", POWER, 23, "m2m:sub", Map.of("nu", List.of("Cother"))))
                .isRefused(ORIGINATOR_HAS_NO_PRIVILEGE, "RETRIEVE");
    }

    @Test
    void instancesAreShownWithTheAttributesThatTheRulesOfTheirContainerName() {
        guard(rule(2, "con"));
        cse.create("Cmeter", POWER, 4, "m2m:cin", Map.of("con", "42"));

        assertThat(cse.retrieve("Cother", POWER + "/la").content())
                .contains(new Content("m2m:cin", Map.of("con", "42")));
        assertThat(cse.retrieve("Cother", POWER, ResultContent.ATTRIBUTES_AND_CHILD_RESOURCES).content())
                .contains(new Content("m2m:cnt", Map.of("m2m:cin", List.of(Map.of("con", "42")))));
    }

    @Test
    void criteriaDoNotTellWhatIsNotShown() {
        guard(rule(34, "mni"));

        assertThatResponse(discover(new Condition(Tag.ATTRIBUTE, "mni", List.of("5")))).lists(POWER);
        assertThatResponse(discover(new Condition(Tag.RESOURCE_TYPE, "ty", List.of("3")))).lists(POWER);
        assertThatResponse(discover(new Condition(Tag.LABELS, "lbl", List.of("a")))).lists();
        cse.create("Cmeter", POWER, 4, "m2m:cin", Map.of("con", "secret"));
        assertThatResponse(discover(new Condition(Tag.CHILD_ATTRIBUTE, "con", List.of("s*")))).lists();
        assertThatResponse(discover(new Condition(Tag.CHILD_ATTRIBUTE, "mni", List.of("5")))).lists();
        assertThatResponse(cse.retrieve("Cother", POWER, criteria(Usage.CONDITIONAL,
                new Condition(Tag.LABELS, "lbl", List.of("a"))))).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    @Test
    void anUpdateOfPoliciesNeedsASelfPrivilegeThatExtendsToThem() {
        Map<String, Object> self = rules(rule(63, "pv"), owner());
        cse.create("Cmeter", "cse-in/meter", 1, "m2m:acp",
                Map.of("rn", "policy", "pv", rules(rule(63)), "pvs", self));
        cse.create("Cmeter", "cse-in/meter", 3, "m2m:cnt",
                Map.of("rn", "power", "acpi", List.of("cse-in/meter/policy")));

        assertThatResponse(cse.update("Cother", POWER, "m2m:cnt", Map.of("acpi", List.of("cse-in/meter/policy"))))
                .isRefused(ORIGINATOR_HAS_NO_PRIVILEGE, "acpi");
        assertThatResponse(cse.update("Cother", "cse-in/meter/policy", "m2m:acp", Map.of("pv", rules(owner()))))
                .is(UPDATED);
        assertThatResponse(cse.update("Cother", "cse-in/meter/policy", "m2m:acp", Map.of("lbl", List.of("x"))))
                .isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    private void guard(Object... rules) {
        cse.delete("Cmeter", "cse-in/meter/policy");
        cse.delete(TestCse.ADMIN, POWER);
        Object[] all = Stream.concat(Stream.of(rules), Stream.of(owner())).toArray();
        cse.create("Cmeter", "cse-in/meter", 1, "m2m:acp",
                Map.of("rn", "policy", "pv", rules(all), "pvs", rules(owner())));
        assertThatResponse(cse.create("Cmeter", "cse-in/meter", 3, "m2m:cnt", Map.of("rn", "power", "lbl",
                List.of("a"), "mni", 5L, "acpi", List.of("cse-in/meter/policy")))).is(CREATED);
    }

    private ResponsePrimitive part(String... names) {
        RequestPrimitive whole = RequestPrimitive.retrieve("Cother", POWER);
        return cse.send(new RequestPrimitive(whole.operation(), whole.to(), whole.from(), whole.requestIdentifier(),
                whole.resourceType(), Optional.of(new Content("m2m:atrl", List.of(names))), whole.options(),
                whole.parameters(), whole.peer()));
    }

    private ResponsePrimitive discover(Condition condition) {
        return cse.retrieve("Cother", "cse-in", criteria(Usage.DISCOVERY, condition));
    }

    private static FilterCriteria criteria(Usage usage, Condition condition) {
        return new FilterCriteria(usage, Join.AND, List.of(condition), Page.ALL, Optional.empty());
    }

    private static Map<String, Object> owner() {
        return Map.of("acor", List.of("Cmeter"), "acop", 63L);
    }

    private static Map<String, Object> rule(long operations, String... attributes) {
        return attributes.length == 0 ? Map.of("acor", List.of("Cother"), "acop", operations)
                : Map.of("acor", List.of("Cother"), "acop", operations, "aca", List.of(attributes));
    }

    private static Map<String, Object> rules(Object... rules) {
        return Map.of("acr", List.of(rules));
    }
}
