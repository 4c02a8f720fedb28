// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.BindingProvider;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.cse.testing.OpenSecurity;
import io.wattm2m.cse.testing.Standard;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.junit.jupiter.api.Test;

/** Start, stop and settings. */
class CoapStartingTest {
    private static final Receiver OK = request -> ResponsePrimitive.of(ResponseStatusCode.OK, request);
    private static final Entity CSE = new Entity("/id-in", "cse-in");

    @Test
    void theProviderIsFoundAndMakesABindingOnTheConfiguredAddress() {
        BindingProvider provider = ServiceLoader.load(BindingProvider.class).findFirst().orElseThrow();
        Configuration configuration = new Configuration(Map.of("coap.port", "0", "bind", "127.0.0.1"));

        try (Binding binding = provider.create(configuration, CSE, Standard.SERIALISATIONS, OpenSecurity.security())) {
            URI pointOfAccess = binding.start(OK).getFirst();

            assertThat(provider.name()).isEqualTo("coap");
            assertThat(binding.schemes()).containsExactlyInAnyOrder("coap", "coaps", "coap+tcp", "coaps+tcp");
            assertThat(pointOfAccess.toString()).matches("coap://127\\.0\\.0\\.1:\\d+");
            assertThat(configuration.knownKeys()).contains("coap.port", "coap.max-body", "coap.legacy-options",
                    "coap.timeout", "coap.max-requests", "coap.max-exchanges", "coap.open-block", "coaps.enabled",
                    "coaps.port", "coap-tcp.port", "coaps-tcp.max-connections");
        }
    }

    @Test
    void aPortInUseIsToldInOneLine() {
        try (CoapBinding first = TestSettings.binding(TestSettings.free())) {
            int port = first.start(OK).getFirst().getPort();
            CoapSettings same = TestSettings.at(port);

            try (CoapBinding second = TestSettings.binding(same)) {
                assertThatThrownBy(() -> second.start(OK)).isInstanceOf(StartFailure.class)
                        .hasMessageContaining("127.0.0.1:" + port).hasMessageContaining("coap.port");
            }
        }
    }

    @Test
    void anAddressThatDoesNotExistIsTold() {
        try (CoapBinding binding =
                new CoapBinding(new Sockets("no.such.host.invalid", TestSettings.free(), TcpSettings.DEFAULTS,
                        TcpSettings.SECURE_DEFAULTS),
                        new Dtls(DtlsSettings.DEFAULTS, new Nobody(), Optional.empty()), OpenSecurity.security(),
                        Standard.SERIALISATIONS)) {
            assertThatThrownBy(() -> binding.start(OK)).isInstanceOf(StartFailure.class)
                    .hasMessageContaining("no.such.host.invalid");
        }
    }

    @Test
    void beyondLoopbackClearTextIsNotListenedForUnlessThatIsAllowed() {
        Configuration careless = new Configuration(Map.of("bind", "0.0.0.0", "coap.port", "0"));
        try (Binding binding = new CoapBindingProvider().create(careless, CSE, Standard.SERIALISATIONS,
                OpenSecurity.security())) {
            assertThatThrownBy(() -> binding.start(OK)).isInstanceOf(StartFailure.class)
                    .hasMessageContaining("CoAP in clear text").hasMessageContaining("allow-unauthenticated");
        }
    }

    @Test
    void whereCredentialsAreDemandedClearTextIsRefusedThem() {
        Configuration configuration = new Configuration(Map.of("coap.port", "0"));
        try (Binding binding = new CoapBindingProvider().create(configuration, CSE, Standard.SERIALISATIONS,
                OpenSecurity.security(Map.of("security.required", "always", "data", "target/no-credentials")));
                Device device = new Device(binding.start(OK).getFirst())) {
            assertThat(Device.number(device.send(device.request(Code.GET, "/cse-in")), 307)).isEqualTo(4107);
        }
    }

    @Test
    void settingsOutOfRangeAreTold() {
        assertThatThrownBy(() -> new Configuration(Map.of("coap.port", "70000")).read("coap", CoapSettings.DEFAULTS))
                .isInstanceOf(StartFailure.class).hasMessageContaining("70000");
    }

    @Test
    void withoutLegacyOptionsTheirNumbersAreUnknown() {
        Configuration configuration = new Configuration(Map.of("coap.port", "0", "coap.legacy-options", "false"));
        try (Binding binding =
                new CoapBindingProvider().create(configuration, CSE, Standard.SERIALISATIONS, OpenSecurity.security());
                Device device = new Device(binding.start(OK).getFirst())) {
            Request request = device.bare(Code.GET, "/cse-in");
            Device.text(request, 257, "r-1");

            assertThat(device.send(request).getCode()).isEqualTo(ResponseCode.BAD_OPTION);
        }
    }

    @Test
    void closingEndsAllThreads() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        CoapBinding binding = TestSettings.binding(TestSettings.free());
        URI server = binding.start(OK).getFirst();
        binding.reach(server).receive(RequestPrimitive.retrieve("Ca", "cse-in"));
        assertThat(ownThreads(before)).isNotEmpty();

        binding.close();

        await().until(() -> ownThreads(before).isEmpty());
    }

    @Test
    void nothingIsWrittenToTheWorkingDirectory() {
        try (CoapBinding binding = TestSettings.binding(TestSettings.free())) {
            URI server = binding.start(OK).getFirst();
            binding.reach(server).receive(RequestPrimitive.retrieve("Ca", "cse-in"));

            assertThat(Files.exists(Path.of("Californium3.properties"))).isFalse();
        }
    }

    private static List<String> ownThreads(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> !before.contains(thread))
                .map(Thread::getName).filter(name -> name.startsWith("coap") || name.startsWith("UDP-")).toList();
    }
}
