// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.testing.ExternalTool;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Mosquitto with the configuration and the access list of deploy/broker. */
class DeployedBrokerTest {
    @TempDir
    private Path folder;

    @Test
    void everybodyHasItsOwnTopicsOnly() throws Exception {
        Path users = Files.writeString(folder.resolve("users"), "wattm2m:one\nplug-7:two\nCmeter:three\n");
        run(ExternalTool.require("install mosquitto", "mosquitto_passwd"), "-U", users.toString());
        int port = freePort();

        try (ToolProcess broker = start(ExternalTool.require("install mosquitto", "mosquitto"), "-c",
                configuration(port).toString())) {
            broker.awaitOutput(" running");
            String address = "tcp://127.0.0.1:" + port;
            try (MqttPeer platform = new MqttPeer(address, "wattm2m", "one");
                    MqttPeer plug = new MqttPeer(address, "plug-7", "two");
                    MqttPeer meter = new MqttPeer(address, "Cmeter", "three")) {
                platform.subscribe("energy/#");
                platform.subscribe("/oneM2M/#");
                plug.publish("energy/plug-8/data", "for another plug");
                plug.publish("/oneM2M/req/Cmeter/id-in/json", "as another originator");
                plug.publish("energy/plug-7/data", "a reading");

                assertThat(platform.nextText()).isEqualTo("a reading");

                meter.publish("energy/plug-7/data", "as another plug");
                meter.publish("/oneM2M/req/Cmeter/id-in/json", "a request");

                assertThat(platform.nextText()).isEqualTo("a request");
            }
        }
    }

    private Path configuration(int port) throws Exception {
        String text = Files.readString(Path.of("deploy/broker/mosquitto.conf"))
                .replace("/mosquitto/data/", folder + "/")
                .replace("/mosquitto/config/access", Path.of("deploy/broker/access").toAbsolutePath().toString())
                .replace("listener 1883", "listener " + port + " 127.0.0.1")
                // the part with TLS needs a certificate that others may read
                .replaceFirst("(?s)# for plugs and other entities.*", "");
        String user = "root".equals(System.getProperty("user.name")) ? "user root\n" : "";
        return Files.writeString(folder.resolve("mosquitto.conf"), user + text);
    }

    private ToolProcess start(Path program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return ToolProcess.start(folder, Map.of(), command);
    }

    private void run(Path program, String... arguments) throws Exception {
        try (ToolProcess tool = start(program, arguments)) {
            tool.complete();
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
