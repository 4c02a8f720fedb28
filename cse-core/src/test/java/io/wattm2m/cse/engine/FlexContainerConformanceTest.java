// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.DELETED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.INVALID_CHILD_RESOURCE_TYPE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_ACCEPTABLE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OPERATION_NOT_ALLOWED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.SPECIALIZATION_SCHEMA_NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.attribute;
import static io.wattm2m.cse.testing.ResponseAssert.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResultContent;
import io.wattm2m.cse.testing.TestCse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.35, TS-0004 7.4.37, TS-0023: flexContainers, their definitions and their instances. */
class FlexContainerConformanceTest {
    private static final String PLUG = "Cplug";
    private static final String AE = "cse-in/plug";
    private static final String MODULE = "org.onem2m.common.moduleclass.";
    private final TestCse cse = TestCse.start();

    @BeforeEach
    void register() {
        assertThatResponse(cse.register("plug", PLUG)).is(CREATED);
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    /** TS-0001 9.6.35: the attributes that every flexContainer has. */
    @Test
    void aNewFlexContainerIsMeasuredAndBeginsToCountItsChanges() {
        ResponsePrimitive created = energy(Map.of("abECn", 1200.5, "power", 60L, "meaSe", "day"));

        assertThatResponse(created).is(CREATED).has("ty", 28L).has("st", 0L).has("abECn", 1200.5).has("power", 60L)
                .has("cs", (long) ("1200.5".length() + "60".length() + "day".length())).lacks("cni").lacks("fcied");
        assertThat(created.content().orElseThrow().name()).isEqualTo("cod:eneCn");
    }

    @Test
    void anUpdateCountsAndMeasuresAnew() {
        energy(Map.of("abECn", 1L));

        assertThatResponse(update("energy", "cod:eneCn", Map.of("abECn", 1000L))).is(UPDATED).has("st", 1L)
                .has("cs", 4L);
        assertThatResponse(update("energy", "cod:eneCn", Map.of("power", 5L))).has("st", 2L).has("cs", 5L);
        assertThatResponse(update("energy", "cod:eneCn", Map.of("power", Null.NULL))).has("cs", 4L).lacks("power");
    }

    /** TS-0004 7.4.37.2.1: 4125 where the definition is unknown. */
    @Test
    void anUnknownDefinitionIsSaidToBeUnknown() {
        assertThatResponse(create(AE, "xyz:thing", Map.of("cnd", "com.example.thing", "a", 1L)))
                .isRefused(SPECIALIZATION_SCHEMA_NOT_FOUND, "com.example.thing");
        assertThatResponse(create(AE, "cod:binSh", Map.of("cnd", "com.example.thing", "state", true)))
                .isRefused(SPECIALIZATION_SCHEMA_NOT_FOUND, "com.example.thing");
    }

    @Test
    void theRootAndTheDefinitionMustAgree() {
        assertThatResponse(create(AE, "cod:binSh", Map.of("cnd", MODULE + "energyConsumption", "state", true)))
                .isRefused(BAD_REQUEST, "cnd");
        assertThatResponse(create(AE, "m2m:fcnt", Map.of("cnd", MODULE + "binarySwitch", "state", true)))
                .isRefused(BAD_REQUEST, "m2m:fcnt");
        assertThatResponse(create(AE, "m2m:cnt", Map.of())).isRefused(BAD_REQUEST, "m2m:cnt");
        assertThatResponse(create(AE, "cod:binSh", Map.of("state", true))).isRefused(BAD_REQUEST, "cnd");
    }

    @Test
    void customAttributesAreCheckedAgainstTheDefinition() {
        assertThatResponse(energy(Map.of("power", 1L))).isRefused(BAD_REQUEST, "abECn");
        assertThatResponse(energy(Map.of("abECn", "much"))).isRefused(BAD_REQUEST, "abECn");
        assertThatResponse(energy(Map.of("abECn", 1L, "roECn", 1.5))).isRefused(BAD_REQUEST, "roECn");
        assertThatResponse(energy(Map.of("abECn", 1L, "state", true))).isRefused(BAD_REQUEST, "state");
        assertThatResponse(energy(Map.of("abECn", 1L, "cs", 3L))).isRefused(BAD_REQUEST, "cs");
    }

    @Test
    void whatIsMandatoryCannotBeRemovedNorTheDefinitionChanged() {
        energy(Map.of("abECn", 1L));

        assertThatResponse(update("energy", "cod:eneCn", Map.of("abECn", Null.NULL))).isRefused(BAD_REQUEST, "abECn");
        assertThatResponse(update("energy", "cod:eneCn", Map.of("cnd", MODULE + "battery")))
                .isRefused(BAD_REQUEST, "cnd");
        assertThatResponse(update("energy", "cod:binSh", Map.of("state", true))).isRefused(BAD_REQUEST, "cod:binSh");
    }

    /** TS-0023: a device is made of modules; TS-0001 9.6.35: the children of a flexContainer. */
    @Test
    void aPlugIsADeviceWithAnOutletWithModules() {
        device();

        assertThatResponse(create(AE + "/smart/outlet", "cod:binSh",
                Map.of("rn", "switch", "cnd", MODULE + "binarySwitch", "state", false))).is(CREATED);
        assertThatResponse(cse.create(PLUG, AE + "/smart", 3, "m2m:cnt", Map.of("rn", "log"))).is(CREATED);
        assertThatResponse(cse.create(PLUG, AE + "/smart/outlet", 4, "m2m:cin", Map.of("con", "x")))
                .isRefused(INVALID_CHILD_RESOURCE_TYPE);
        assertThatResponse(create(AE + "/smart/log", "cod:battery", Map.of())).isRefused(BAD_REQUEST);
        assertThatResponse(create(AE + "/smart/log", "cod:bat", Map.of("cnd", MODULE + "battery", "lvl", 80L)))
                .is(CREATED);
    }

    /** TS-0004 6.3.5.29: a reference to a flexContainer says what it is a specialization of. */
    @Test
    void aReferenceNamesTheSpecialization() {
        device();

        ResponsePrimitive references =
                cse.retrieve(PLUG, AE + "/smart", ResultContent.ATTRIBUTES_AND_CHILD_RESOURCE_REFERENCES);

        assertThatResponse(references).is(OK).has("ch", List.of(Map.of("nm", "outlet", "typ", 28L, "spid",
                "org.onem2m.common.subdevice.subDevicePowerOutlet", "val", AE + "/smart/outlet")));
    }

    @Test
    void theSwitchTakesTheNameOfItsStateThatItsCreatorUses() {
        String older = id(create(AE, "cod:binSh", binarySwitch("older", Map.of("powSe", true))));
        String both = id(create(AE, "cod:binSh", binarySwitch("both", Map.of("powSe", true, "state", true))));

        assertThatResponse(cse.update(PLUG, older, "cod:binSh", Map.of("state", false))).is(UPDATED)
                .has("powSe", false).lacks("state");
        assertThatResponse(cse.update(PLUG, both, "cod:binSh", Map.of("powSe", false))).is(UPDATED)
                .has("powSe", false).has("state", false).has("cs", 5L);
        assertThatResponse(create(AE, "cod:binSh", binarySwitch("none", Map.of()))).isRefused(BAD_REQUEST, "state");
        assertThatResponse(create(AE, "cod:binSh", binarySwitch("torn", Map.of("powSe", true, "state", false))))
                .isRefused(BAD_REQUEST, "powSe", "state");
        assertThatResponse(cse.update(PLUG, older, "cod:binSh", Map.of("powSe", Null.NULL)))
                .isRefused(BAD_REQUEST, "powSe");
    }

    /** TS-0001 9.6.35 of Release 4: with fcied every change leaves an instance. */
    @Test
    void changesLeaveInstancesWhereTheyAreEnabled() {
        energy(Map.of("abECn", 1L, "fcied", true));

        update("energy", "cod:eneCn", Map.of("abECn", 20L));
        ResponsePrimitive latest = cse.retrieve(PLUG, AE + "/energy/la");

        assertThatResponse(latest).is(OK).has("ty", 58L).has("abECn", 20L).has("cs", 2L).has("st", 1L)
                .has("org", PLUG);
        assertThat(latest.content().orElseThrow().name()).isEqualTo("cod:eneCnInst");
        assertThatResponse(cse.retrieve(PLUG, AE + "/energy/ol")).is(OK).has("abECn", 1L).has("st", 0L);
        assertThatResponse(cse.retrieve(PLUG, id(latest))).is(OK).has("abECn", 20L);
        assertThatResponse(cse.retrieve(PLUG, AE + "/energy")).has("cni", 2L).has("cbs", 3L);
    }

    @Test
    void instancesKeepWithinTheLimitsOfTheirContainer() {
        energy(Map.of("abECn", 1L, "fcied", true, "mni", 2L, "mia", 60L));
        update("energy", "cod:eneCn", Map.of("abECn", 2L));
        update("energy", "cod:eneCn", Map.of("abECn", 3L));

        assertThatResponse(cse.retrieve(PLUG, AE + "/energy")).has("cni", 2L).has("cbs", 2L);
        assertThatResponse(cse.retrieve(PLUG, AE + "/energy/ol")).has("abECn", 2L).has("et", "20260105T101600,000000");
        assertThatResponse(update("energy", "cod:eneCn", Map.of("mbs", 2L))).is(UPDATED);
        assertThatResponse(update("energy", "cod:eneCn", Map.of("abECn", 1000L))).isRefused(NOT_ACCEPTABLE, "mbs");
        assertThatResponse(cse.retrieve(PLUG, AE + "/energy")).has("abECn", 3L);
    }

    @Test
    void instancesStayWhereNoMoreAreMadeAndGoWhereThereAreToBeNone() {
        energy(Map.of("abECn", 1L, "fcied", true));

        assertThatResponse(update("energy", "cod:eneCn", Map.of("fcied", false, "abECn", 2L))).has("cni", 1L);
        assertThatResponse(cse.retrieve(PLUG, AE + "/energy/la")).is(OK).has("abECn", 1L);
        assertThatResponse(update("energy", "cod:eneCn", Map.of("fcied", Null.NULL))).is(UPDATED).lacks("cni")
                .lacks("cbs");
        assertThatResponse(cse.retrieve(PLUG, AE + "/energy/la")).isRefused(NOT_FOUND);
    }

    /** TS-0001 8.1.2: modified attributes are also those that the CSE removes. */
    @Test
    void whatTheCseRemovesIsToldAsNullAmongTheModified() {
        energy(Map.of("abECn", 1L, "fcied", true));
        RequestPrimitive update = RequestPrimitive.update(PLUG, AE + "/energy",
                new Content("cod:eneCn", Map.of("fcied", Null.NULL)));

        ResponsePrimitive told = cse.send(update.withOptions(update.options().with(ResultContent.MODIFIED_ATTRIBUTES)));

        assertThatResponse(told).is(UPDATED).has("cni", Null.NULL).has("cbs", Null.NULL).lacks("fcied");
    }

    @Test
    void anInstanceIsMadeByTheCseAloneAndMayBeDeleted() {
        energy(Map.of("abECn", 1L, "fcied", true));
        String instance = id(cse.retrieve(PLUG, AE + "/energy/la"));

        assertThatResponse(cse.create(PLUG, AE + "/energy", 58, "cod:eneCnInst", Map.of()))
                .isRefused(OPERATION_NOT_ALLOWED);
        assertThatResponse(cse.create(PLUG, AE + "/energy", 58, "m2m:fcin", Map.of()))
                .isRefused(OPERATION_NOT_ALLOWED);
        assertThatResponse(cse.update(PLUG, instance, "cod:eneCnInst", Map.of("lbl", List.of("a"))))
                .isRefused(OPERATION_NOT_ALLOWED);
        assertThatResponse(cse.delete(PLUG, instance)).is(DELETED);
        assertThatResponse(cse.retrieve(PLUG, AE + "/energy")).has("cni", 0L).has("cbs", 0L);
    }

    /** TS-0001 9.6.13: a group of one specialization. */
    @Test
    void aGroupMayBeOfOneSpecialization() {
        String one = id(create(AE, "cod:binSh", binarySwitch("one", Map.of("state", true))));
        String energy = id(energy(Map.of("abECn", 1L)));

        ResponsePrimitive group = cse.create(PLUG, AE, 9, "m2m:grp", Map.of("mt", 28L, "spty",
                Map.of("cnd", MODULE + "binarySwitch"), "mnm", 9L, "mid", List.of(one, energy)));

        assertThat(attribute(group, "mid")).isEqualTo(List.of(one));
    }

    private void device() {
        create(AE, "cod:deSPg", Map.of("rn", "smart", "cnd", "org.onem2m.common.device.deviceSmartPlug"));
        create(AE + "/smart", "cod:sDPOt",
                Map.of("rn", "outlet", "cnd", "org.onem2m.common.subdevice.subDevicePowerOutlet"));
    }

    private static Map<String, Object> binarySwitch(String name, Map<String, Object> more) {
        Map<String, Object> attributes = new HashMap<>(Map.of("rn", name, "cnd", MODULE + "binarySwitch"));
        attributes.putAll(more);
        return attributes;
    }

    private ResponsePrimitive energy(Map<String, Object> more) {
        Map<String, Object> attributes = new HashMap<>(Map.of("rn", "energy", "cnd", MODULE + "energyConsumption"));
        attributes.putAll(more);
        return create(AE, "cod:eneCn", attributes);
    }

    private ResponsePrimitive create(String to, String root, Map<String, Object> attributes) {
        return cse.create(PLUG, to, 28, root, attributes);
    }

    private ResponsePrimitive update(String name, String root, Map<String, Object> attributes) {
        return cse.update(PLUG, AE + "/" + name, root, attributes);
    }
}
