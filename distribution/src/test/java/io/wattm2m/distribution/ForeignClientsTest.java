// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.spi.CredentialKind;
import io.wattm2m.cse.testing.SecuredFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs that others have written, each an application that registers, creates, reads, subscribes, and is told
 * through its polling channel; with the platform open on loopback, and with one that demands credentials.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ForeignClientsTest {
    private static final List<String> BINDINGS =
            List.of("cse.listeners=http,coap", "coap-tcp.enabled=true", "coap-tcp.port=0");
    private static final List<String> SECURED =
            List.of("coap.enabled=false", "coap-tcp.enabled=false", "coaps.enabled=true", "coaps.port=0",
                    "coaps-tcp.enabled=true", "coaps-tcp.port=0", "mqtt.secure-port=0");
    private Optional<Platform> running = Optional.empty();
    private Optional<Platform> demanding = Optional.empty();
    private Optional<SecuredFolder> secrets = Optional.empty();

    @BeforeAll
    void start(@TempDir Path open, @TempDir Path secured) {
        running = Optional.of(Platform.start(open, BINDINGS.toArray(String[]::new)));
        SecuredFolder folder = new SecuredFolder(secured);
        secrets = Optional.of(folder);
        List<String> settings = new ArrayList<>(BINDINGS);
        settings.addAll(SECURED);
        folder.settings().forEach((key, value) -> settings.add(key + "=" + value));
        demanding = Optional.of(Platform.start(secured, settings.toArray(String[]::new)));
    }

    @AfterAll
    void stop() {
        running.ifPresent(Platform::close);
        demanding.ifPresent(Platform::close);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clients")
    void itCreatesReadsSubscribesAndIsTold(Client client) {
        ForeignClient program = client.program();
        String ae = "cse-in/" + client.name;

        assertThat(program.create("cse-in", 2, "{\"m2m:ae\":{\"rn\":\"" + client.name
                + "\",\"api\":\"Nforeign\",\"rr\":false,\"srv\":[\"3\"]}}")).contains(client.sign);
        program.create(ae, 15, "{\"m2m:pch\":{\"rn\":\"polls\"}}");
        program.create(ae, 3, "{\"m2m:cnt\":{\"rn\":\"power\"}}");
        program.create(ae + "/power", 23, "{\"m2m:sub\":{\"nu\":[\"" + client.originator()
                + "\"],\"enc\":{\"net\":[3]},\"nct\":1}}");
        program.create(ae + "/power", 4, "{\"m2m:cin\":{\"con\":\"61.5\"}}");

        assertThat(program.retrieve(ae + "/power/la")).contains("\"con\":\"61.5\"");
        String told = program.retrieve(ae + "/polls/pcu");
        assertThat(told).contains("m2m:sgn", "\"con\":\"61.5\"");
        assertThat(program.notify(ae + "/polls/pcu",
                "{\"m2m:rsp\":{\"rsc\":2000,\"rqi\":\"" + identifier(told) + "\"}}")).containsAnyOf("200", "2.04");
    }

    Stream<Client> clients() {
        return Stream.of(new Client("curl-http1", "HTTP/1.1 201", as -> curl(as, "--http1.1")),
                new Client("curl-h2c", "HTTP/2 201", as -> curl(as, "--http2-prior-knowledge")),
                new Client("curl-https1", "HTTP/1.1 201", as -> secureCurl(as, "--http1.1")),
                new Client("curl-h2", "HTTP/2 201", as -> secureCurl(as, "--http2")),
                new Client("curl-tls12", "HTTP/2 201", as -> secureCurl(as, "--tls-max", "1.2")),
                new Client("coap-udp", "2.01", as -> coap(as, "coap")),
                new Client("coap-tcp", "2.01", as -> coap(as, "coap+tcp")),
                new Client("coaps-udp", "2.01", as -> certified(as, "coaps")),
                new Client("coaps-tcp", "2.01", as -> certified(as, "coaps+tcp")));
    }

    /** The identifier of the request that has come through the polling channel. */
    private static String identifier(String told) {
        Matcher matcher = Pattern.compile("\"rqi\":\"([^\"]+)\"").matcher(told);
        assertThat(matcher.find()).as(told).isTrue();
        return matcher.group(1);
    }

    private ForeignClient curl(String originator, String version) {
        return new CurlClient(running.orElseThrow().at("http"), originator, version);
    }

    private ForeignClient secureCurl(String originator, String... options) {
        SecuredFolder folder = secrets.orElseThrow();
        return new CurlClient(demanding.orElseThrow().at("https"), originator,
                Stream.concat(Stream.of(options), Stream.of("--cacert", folder.certificate().toString(), "-H",
                        "Authorization: Bearer " + folder.issue(CredentialKind.TOKEN, "", originator))).toList());
    }

    private ForeignClient coap(String originator, String scheme) {
        return new LibcoapClient("coap-client-notls", running.orElseThrow().at(scheme), originator);
    }

    private ForeignClient certified(String originator, String scheme) {
        SecuredFolder folder = secrets.orElseThrow();
        List<Path> files = folder.certify(originator, originator);
        return new LibcoapClient("coap-client-openssl", demanding.orElseThrow().at(scheme), originator, "-c",
                files.getFirst().toString(), "-j", files.getLast().toString(), "-C", folder.certificate().toString());
    }

    /**
     * One of them.
     *
     * @param name its name in the report, and that of its application
     * @param sign what it prints when something has been created
     * @param maker the program for an originator
     */
    record Client(String name, String sign, Function<String, ForeignClient> maker) {
        ForeignClient program() {
            return maker.apply(originator());
        }

        String originator() {
            return "C" + name;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
