// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator has to put right is one line that names it, and exit code 1. */
class StartFailureTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http.prot=1     | unknown setting http.prot; did you mean http.port?
            http.port=abc   | http.port: 'abc' is not a whole number
            http.port=70000 | http.port 70000 is not a port
            cse.id=in       | cse.id 'in' is not a slash
            energy.zone=Mars| energy.zone 'Mars' is not a zone
            """)
    void aSettingThatMakesNoSenseIsNamed(String setting, String text) throws Exception {
        refused(PlatformProcess.in(folder).onFreePorts().with(setting), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "mqtt"})
    void aPortInUseIsNamed(String section) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused(PlatformProcess.in(folder).onFreePorts().with(section + ".port=" + other.getLocalPort()),
                    String.valueOf(other.getLocalPort()), section + ".port");
        }
    }

    @Test
    void aUdpPortInUseIsNamed() throws Exception {
        try (DatagramSocket other = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            refused(PlatformProcess.in(folder).onFreePorts().with("coap.port=" + other.getLocalPort()),
                    String.valueOf(other.getLocalPort()), "coap.port");
        }
    }

    @Test
    void aFileInThePlaceOfTheDataFolderIsNamed() throws Exception {
        Files.createFile(folder.resolve("data"));

        refused(PlatformProcess.in(folder).onFreePorts(), folder.resolve("data").toString());
    }

    @Test
    void aDataFolderThatCannotBeWrittenToIsNamed() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        data.toFile().setWritable(false);
        assumeFalse(Files.isWritable(data), "skipped: this user may write everywhere");

        refused(PlatformProcess.in(folder).onFreePorts(), data.toString());
    }

    @Test
    void aMalformedFileIsNamedWithTheLine() throws Exception {
        Files.writeString(folder.resolve("wattm2m.yaml"), "http:\n  port: [1\nbind: x\n");

        refused(PlatformProcess.in(folder).onFreePorts(), "wattm2m.yaml, line 3");
    }

    @Test
    void aSettingsFileThatIsNotThereIsNamed() throws Exception {
        refused(PlatformProcess.in(folder).onFreePorts().arguments("--config", "absent.yaml"), "absent.yaml");
    }

    @Test
    void twoProcessesDoNotShareADataFolder() throws Exception {
        try (PlatformProcess first = PlatformProcess.in(folder).onFreePorts().start().awaitBanner()) {
            refused(PlatformProcess.in(folder).onFreePorts(), "another process is using it",
                    folder.resolve("data").toString());

            assertThat(first.isAlive()).isTrue();
        }
    }

    private static void refused(PlatformProcess.Launch launch, String... texts) throws IOException {
        try (PlatformProcess process = launch.start()) {
            assertThat(process.exitCode()).as(process.errors()).isEqualTo(1);
            assertThat(process.errors().lines().filter(line -> line.startsWith("wattm2m: "))).singleElement().asString()
                    .contains(texts);
            assertThat(process.errors()).doesNotContain("\tat ", "Exception", "WARN", "ERROR");
            assertThat(process.output()).isEmpty();
        }
    }
}
