// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.contract.ContractCse.Registered;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResultContent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.35 and TS-0023: specialized resources and their instances. */
interface FlexContainerContract {
    String MODULE = "org.onem2m.common.moduleclass.";

    ContractCse cse();

    @Test
    default void aPlugHasAnOutletThatIsSwitchedAndMeasured() {
        Registered ae = cse().register();
        flex(ae, ae.path(), "cod:deSPg", Map.of("rn", "plug", "cnd", "org.onem2m.common.device.deviceSmartPlug"));
        flex(ae, ae.path() + "/plug", "cod:sDPOt",
                Map.of("rn", "outlet", "cnd", "org.onem2m.common.subdevice.subDevicePowerOutlet"));
        String outlet = ae.path() + "/plug/outlet";
        flex(ae, outlet, "cod:binSh", Map.of("rn", "switch", "cnd", MODULE + "binarySwitch", "state", false));
        flex(ae, outlet, "cod:eneCn", energy(Map.of("power", 12.5)));

        assertThatResponse(cse().update(ae.id(), outlet + "/switch", "cod:binSh", Map.of("state", true)))
                .is(ResponseStatusCode.UPDATED).has("state", true).has("st", 1L);

        ResponsePrimitive measured = cse().retrieve(ae.id(), outlet + "/energy");
        assertThatResponse(measured).is(ResponseStatusCode.OK).has("power", 12.5).has("ty", 28L);
        assertThat(measured.content().orElseThrow().name()).isEqualTo("cod:eneCn");
    }

    @Test
    default void whatFitsNoDefinitionIsRefused() {
        Registered ae = cse().register();

        assertThatResponse(cse().create(ae.id(), ae.path(), 28, "cod:binSh",
                Map.of("cnd", "com.example.unheardOf", "state", true)))
                .isRefused(ResponseStatusCode.SPECIALIZATION_SCHEMA_NOT_FOUND);
        assertThatResponse(cse().create(ae.id(), ae.path(), 28, "cod:binSh",
                Map.of("cnd", MODULE + "energyConsumption", "state", true)))
                .isRefused(ResponseStatusCode.BAD_REQUEST);
        assertThatResponse(cse().create(ae.id(), ae.path(), 28, "cod:eneCn",
                Map.of("cnd", MODULE + "energyConsumption", "power", 1.5))).isRefused(ResponseStatusCode.BAD_REQUEST);
    }

    @Test
    default void changesLeaveInstancesWhereTheyAreAskedFor() {
        Registered ae = cse().register();
        flex(ae, ae.path(), "cod:eneCn", energy(Map.of("fcied", true, "mni", 2L)));
        String energy = ae.path() + "/energy";

        List.of(21.5, 22.5).forEach(total -> assertThatResponse(
                cse().update(ae.id(), energy, "cod:eneCn", Map.of("abECn", total))).is(ResponseStatusCode.UPDATED));

        ResponsePrimitive latest = cse().retrieve(ae.id(), energy + "/la");
        assertThatResponse(latest).is(ResponseStatusCode.OK).has("abECn", 22.5).has("org", ae.id());
        assertThat(latest.content().orElseThrow().name()).isEqualTo("cod:eneCnInst");
        assertThatResponse(cse().retrieve(ae.id(), energy + "/ol")).has("abECn", 21.5);
        assertThatResponse(cse().retrieve(ae.id(), energy)).has("cni", 2L);
    }

    @Test
    default void aReferenceSaysWhatItIsTheAddressOf() {
        Registered ae = cse().register();
        flex(ae, ae.path(), "cod:eneCn", energy(Map.of()));

        ResponsePrimitive references =
                cse().send(RequestPrimitive.retrieve(ae.id(), ae.path()), ResultContent.CHILD_RESOURCE_REFERENCES);

        assertThat(references.content().orElseThrow().value().toString()).contains("nm=energy")
                .contains("spid=" + MODULE + "energyConsumption");
    }

    private void flex(Registered ae, String to, String root, Map<String, Object> attributes) {
        assertThatResponse(cse().create(ae.id(), to, 28, root, attributes)).is(ResponseStatusCode.CREATED);
    }

    private static Map<String, Object> energy(Map<String, Object> more) {
        Map<String, Object> attributes =
                new HashMap<>(Map.of("rn", "energy", "cnd", MODULE + "energyConsumption", "abECn", 20.5));
        attributes.putAll(more);
        return attributes;
    }
}
