// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** New firmware for plugs, ordered by the mgmtObj {@code [firmware]} (TS-0001 D.2), in a real CSE. */
class FirmwareUpdateTest extends PlugInStandardModel {
    private static final String FIRMWARE = "cse-in/smartplug-lamp/firmware";
    private static final String URL = "http://hub/plug.img";
    private static final long SUCCESSFUL = 1;
    private static final long FAILURE = 2;
    private static final long IN_PROCESS = 3;

    @BeforeEach
    void aPlugThatTellsItsFirmware() {
        broker.arrives("energy/lamp/data", "{\"power\":5}");
        tells("1.0.0", "none", "");
        awaitAttribute(FIRMWARE, "vr", "1.0.0");
    }

    @Test
    void anOrderReachesThePlugOnceAndItsProgressIsTold() {
        assertThat(order(URL)).isEqualTo(ResponseStatusCode.UPDATED);

        await().until(() -> orders().equals(List.of("energy/lamp/update {\"url\":\"" + URL + "\"}")));
        awaitStatus(IN_PROCESS, "ordered");
        assertThat(at(FIRMWARE)).containsEntry("ud", false).containsEntry("url", URL);
        tells("1.0.0", "in process", "downloading");
        awaitStatus(IN_PROCESS, "downloading");
        order(URL);
        awaitAttribute(FIRMWARE, "ud", false);
        tells("2.0.0", "successful", "confirmed");
        awaitStatus(SUCCESSFUL, "confirmed");
        awaitAttribute(FIRMWARE, "vr", "2.0.0");
        assertThat(orders()).as("what the application shows is no order, nor is one while another is under way")
                .hasSize(1);
    }

    @Test
    void thatAPlugSaysNothingIsAFailure() {
        order(URL);
        await().until(() -> orders().size() == 1);

        clock.advance(Duration.ofMinutes(30));

        awaitStatus(FAILURE, "the plug has not told within 1800 s what became of it");
        order(URL);
        await().until(() -> orders().size() == 2);
    }

    @Test
    void whatIsNoAddressIsNotSent() {
        order("file:///etc/passwd");

        awaitStatus(FAILURE, "url is not http:// or https:// with at most 200 characters");
        assertThat(orders()).isEmpty();
    }

    @Test
    void aTasmotaIsToldByItsOwnCommands() {
        broker.arrives("tasmota/discovery/5CCF7FABCDEF/config", "{\"dn\":\"Fridge\",\"mac\":\"5CCF7FABCDEF\","
                + "\"md\":\"NOUS A1T\",\"sw\":\"14.2.0\",\"t\":\"tasmota_1\",\"rl\":[1,0],\"ver\":1}");
        awaitAttribute("cse-in/smartplug-tasmota_1/firmware", "vr", "14.2.0");

        update("cse-in/smartplug-tasmota_1/firmware", "m2m:fwr", Map.of("url", URL, "ud", true));

        await().until(() -> broker.published.containsAll(List.of("cmnd/tasmota_1/OtaUrl " + URL,
                "cmnd/tasmota_1/Upgrade 1")));
    }

    private ResponseStatusCode order(String url) {
        return update(FIRMWARE, "m2m:fwr", Map.of("url", url, "ud", true));
    }

    private List<String> orders() {
        return broker.published.stream().filter(message -> message.startsWith("energy/lamp/update")).toList();
    }

    private void tells(String version, String status, String reason) {
        broker.arrives("energy/lamp/firmware", "{\"version\":\"" + version + "\",\"status\":\"" + status
                + "\",\"reason\":\"" + reason + "\"}");
    }

    private void awaitStatus(long status, String reason) {
        awaitAttribute(FIRMWARE, "uds", Map.of("acn", "update", "sus", status));
        awaitAttribute(FIRMWARE, "dc", reason);
    }
}
