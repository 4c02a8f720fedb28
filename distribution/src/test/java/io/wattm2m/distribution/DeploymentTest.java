// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.wattm2m.cse.testing.ExternalTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that the files in deploy/ are for take them, and the files name only what there is. */
class DeploymentTest {
    private static final Path DEPLOY = Path.of("deploy").toAbsolutePath();

    @TempDir
    private Path folder;
    private Path prepared = Path.of("");

    @BeforeEach
    void makeSecrets() throws Exception {
        ExternalTool.require("install openssl", "openssl");
        prepared = Files.createDirectory(folder.resolve("deploy"));
        Files.copy(DEPLOY.resolve("prepare"), prepared.resolve("prepare"));
        run("bash", prepared.resolve("prepare").toString(), "home.example");
    }

    @Test
    void nginxTakesTheProxysConfiguration() throws Exception {
        String nginx = ExternalTool.require("install nginx", "nginx").toString();
        String text = Files.readString(DEPLOY.resolve("proxy/nginx.conf")).replace("wattm2m:", "127.0.0.1:")
                .replace("/run/secrets/", prepared.resolve("secrets") + "/");
        Path configuration = Files.writeString(folder.resolve("nginx.conf"), "pid " + folder + "/pid;\n" + text);

        assertThat(run(nginx, "-t", "-e", folder.resolve("errors").toString(), "-c", configuration.toString()))
                .contains("successful");
    }

    @Test
    void prometheusTakesTheConfigurationAndTheAlertsFireWhenTheyShould() throws Exception {
        String promtool = ExternalTool.require("install prometheus", "promtool").toString();
        Path prometheus = DEPLOY.resolve("prometheus");

        assertThat(run(promtool, "check", "config", "--syntax-only", prometheus.resolve("prometheus.yaml").toString()))
                .contains("is valid");
        assertThat(run(promtool, "test", "rules", prometheus.resolve("alerts-test.yaml").toString()))
                .contains("SUCCESS");
    }

    @Test
    void systemdTakesTheUnitAndFindsItHardened() throws Exception {
        String analyze = ExternalTool.require("install systemd", "systemd-analyze").toString();
        Path program = Files.createDirectories(folder.resolve("bin")).resolve("wattm2m");
        Files.copy(Path.of("src/release/bin/wattm2m"), program);
        Path unit = Files.writeString(folder.resolve("wattm2m.service"), Files
                .readString(DEPLOY.resolve("systemd/wattm2m.service")).replace("ExecStart=/opt/wattm2m",
                        "ExecStart=" + folder));

        run(analyze, "verify", unit.toString());
        run(analyze, "security", "--offline=true", "--threshold=20", unit.toString());
    }

    @Test
    void eachImageHasAVersionOfItsOwn() throws Exception {
        Stream<String> composed = services().map(service -> service.path("image").asText());
        Stream<String> built = Files.readAllLines(DEPLOY.resolve("Containerfile")).stream()
                .filter(line -> line.startsWith("FROM ")).map(line -> line.split(" ")[1]);

        assertThat(Stream.concat(composed, built)).hasSize(9).allMatch(image -> image.matches(".+:v?\\d+[._]\\d.*"));
    }

    @Test
    void whatTheProxyLeadsToHasTheSameAddressesAfterEveryStart() throws Exception {
        JsonNode networks = compose().at("/services/wattm2m/networks");

        assertThat(Files.readString(DEPLOY.resolve("proxy/nginx.conf")).lines().map(String::strip)
                .filter(line -> line.startsWith("server "))).allMatch(
                        line -> line.startsWith("server wattm2m:")
                                || line.equals("server {"));
        assertThat(networks.valueStream()).hasSize(2).allMatch(network -> network.has("ipv4_address"));
    }

    @Test
    void composeMountsOnlyFilesThatAreThere() throws Exception {
        List<String> mounted = services().flatMap(service -> StreamSupport
                .stream(service.path("volumes").spliterator(), false)).map(JsonNode::asText)
                .filter(volume -> volume.startsWith("./")).map(volume -> volume.split(":")[0]).toList();

        assertThat(mounted).hasSizeGreaterThan(7).allMatch(file -> Files.exists(DEPLOY.resolve(file)));
    }

    @Test
    void composeWantsThoseSecretsThatAreMadeAndNoneOfThemForNothing() throws Exception {
        TreeSet<String> used = new TreeSet<>();
        services().forEach(service -> service.path("secrets").forEach(secret -> used.add(secret.asText())));
        TreeSet<String> declared = new TreeSet<>();
        compose().path("secrets").fieldNames().forEachRemaining(declared::add);
        TreeSet<String> made = new TreeSet<>();
        try (Stream<Path> files = Files.list(prepared.resolve("secrets"))) {
            files.forEach(file -> made.add(file.getFileName().toString()));
        }

        assertThat(declared).isEqualTo(used).isEqualTo(made);
    }

    @Test
    void composeGivesPasswordsInFilesOnly() throws Exception {
        List<String> passwords = services().flatMap(service -> service.path("environment").properties().stream())
                .filter(variable -> variable.getKey().contains("PASS")).map(variable -> variable.getValue().asText())
                .toList();

        assertThat(passwords).hasSize(7).allMatch(value -> value.startsWith("/run/secrets/"));
    }

    @Test
    void whatFiresGoesToAContactPointWhoseAddressComesFromTheEnvironment() throws Exception {
        JsonNode contacts = new YAMLMapper()
                .readTree(DEPLOY.resolve("grafana/provisioning/alerting/contact-points.yaml").toFile());
        JsonNode environment = compose().at("/services/grafana/environment");

        assertThat(contacts.path("policies")).singleElement().extracting(policy -> policy.path("receiver").asText())
                .isEqualTo(contacts.at("/contactPoints/0/name").asText());
        String address = contacts.at("/contactPoints/0/receivers/0/settings/addresses").asText();
        assertThat(address).startsWith("$");
        assertThat(environment.path(address.substring(1)).asText()).as("Grafana does not start without an address")
                .matches("\\$\\{[A-Z_]+:-\\S+@\\S+}");
        assertThat(environment.path("GF_SMTP_ENABLED").asText()).isEqualTo("${ALERTS_MAIL_SERVER:+true}");
    }

    @Test
    void secretsThatAreThereStay() throws Exception {
        String before = Files.readString(prepared.resolve("secrets/database_password"));

        run("bash", prepared.resolve("prepare").toString(), "home.example");

        assertThat(Files.readString(prepared.resolve("secrets/database_password"))).isEqualTo(before).hasSize(49);
        assertThat(Files.readString(prepared.resolve("secrets/database_passwords"))).endsWith(":wattm2m:" + before);
    }

    @Test
    void settingsOfTheContainerAndOfTheUnitAreThoseThatThereAre() throws Exception {
        String known = Files.readString(Path.of("../docs/settings.md"));

        for (String file : List.of("deploy/wattm2m.yaml", "deploy/systemd/wattm2m.yaml",
                "src/release/conf/wattm2m.yaml")) {
            assertThat(SettingsFile.read(Path.of(file)).keySet()).as(file).isNotEmpty()
                    .allMatch(key -> known.contains("`" + key + "`"));
        }
    }

    private static JsonNode compose() throws IOException {
        return new YAMLMapper().readTree(DEPLOY.resolve("compose.yaml").toFile());
    }

    private static Stream<JsonNode> services() throws IOException {
        return compose().path("services").valueStream();
    }

    private String run(String... command) throws Exception {
        try (ToolProcess tool = ToolProcess.start(folder, Map.of(), List.of(command))) {
            return tool.complete();
        }
    }
}
