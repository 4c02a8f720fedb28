// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.reach;

import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OPERATION_NOT_ALLOWED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.TARGET_NOT_REACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.Nodes;
import io.wattm2m.cse.testing.MemoryStore;
import io.wattm2m.cse.testing.Resources;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TS-0001 9.6.5: an AE is reached at its points of access, in their order. */
class PointsOfAccessConformanceTest {
    private final List<String> sent = new ArrayList<>();
    private final Resource meter =
            Resources.ae("Cmeter",
                    Map.of("poa", List.of("test://down", "bad url", "udp://x", "test://up", "test://other")));
    private final Resource sensor = Resources.ae("Ssensor", Map.of("poa", List.of("test://refusing", "test://up")));
    private final Resource deaf = Resources.ae("Cdeaf", Map.of("rr", false, "poa", List.of("test://up")));
    private final Resource mute = Resources.ae("Cmute", Map.of());
    private final MemoryStore store = MemoryStore.with(Resources.cseBase(), meter, sensor, deaf, mute);
    private final PointsOfAccess points =
            new PointsOfAccess(List.of(new TestBinding(sent, new ArrayList<>())), store.committed(), Resources.CSE,
                    new PollingChannels(PollingSettings.DEFAULTS, Clock.systemUTC(), Nodes.ALONE));

    @ParameterizedTest
    @ValueSource(strings = {"Cmeter", "/id-in/Cmeter", "cse-in/ae-Cmeter", "/id-in/cse-in/ae-Cmeter", "-/ae-Cmeter"})
    void anAeIsKnownByEveryFormOfItsIdentifier(String to) {
        assertThat(status(to)).isEqualTo(OK);

        assertThat(sent).containsExactly("test://down /id-in/Cmeter", "test://up /id-in/Cmeter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ssensor", "/Ssensor", "/id-in/Ssensor"})
    void anAnswerEndsTheSearchEvenARefusal(String to) {
        assertThat(status(to)).isEqualTo(OPERATION_NOT_ALLOWED);

        assertThat(sent).containsExactly("test://refusing /Ssensor");
    }

    @Test
    void anAeWithoutAPointOfAccessCannotBeReached() {
        assertThat(status("Cdeaf")).isEqualTo(TARGET_NOT_REACHABLE);
        assertThat(status("Cmute")).isEqualTo(TARGET_NOT_REACHABLE);
        assertThat(sent).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cgone", "/id-in/Cgone", "/id-other/Cmeter", "cse-in", "/id-in", ""})
    void anythingElseIsNotFound(String to) {
        assertThat(status(to)).isEqualTo(NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({"test://up/n,test://up/n", "test://up/n?ct=json,test://up/n", "test://up/n?ct=json&a=b,test://up/n?a=b",
        "test://up/n?a=b&ct=cbor,test://up/n?a=b", "TEST://up/n?act=x,TEST://up/n?act=x"})
    void aUrlIsReachedWithoutTheNameOfTheSerialisation(String to, String url) {
        assertThat(status(to)).isEqualTo(OK);

        assertThat(sent).containsExactly(url + " " + url);
    }

    @Test
    void aUrlThatNoBindingServesCannotBeReached() {
        assertThat(status("ftp://up")).isEqualTo(TARGET_NOT_REACHABLE);
        assertThat(status("test://down")).isEqualTo(TARGET_NOT_REACHABLE);
        assertThat(status("test://u p")).isEqualTo(TARGET_NOT_REACHABLE);
    }

    /** TS-0001 9.6.5, supportedReleaseVersions. */
    @ParameterizedTest
    @CsvSource({"2a 3, 3", "3 4, 4", "5, 5", "1, ''", "1 2, 2"})
    void anAeIsSpokenToInAReleaseThatItSupports(String supported, String release) {
        Resource ae = Resources.ae("Cold",
                Map.of("poa", List.of("test://up"), "srv", List.of(supported.split(" "))));

        assertThat(releaseOf(ae, "/id-in")).isEqualTo(release);
    }

    @Test
    void aRequestThatIsPassedOnStaysInItsRelease() {
        Resource ae = Resources.ae("Cold", Map.of("poa", List.of("test://up"), "srv", List.of("3")));

        assertThat(releaseOf(ae, "/id-in/Cother")).isEqualTo("4");
        assertThat(releaseOf(Resources.ae("Cquiet", Map.of("poa", List.of("test://up"))), "/id-in")).isEqualTo("4");
    }

    private String releaseOf(Resource ae, String from) {
        List<RequestPrimitive> heard = new ArrayList<>();
        PointsOfAccess listening = new PointsOfAccess(List.of(new TestBinding(sent, heard)), store.committed(),
                Resources.CSE, new PollingChannels(PollingSettings.DEFAULTS, Clock.systemUTC(), Nodes.ALONE));

        assertThat(listening.reach(ae, RequestPrimitive.notify(from, "Cold", new Content("m2m:sgn", Map.of())))
                .status()).isEqualTo(OK);
        return heard.getFirst().options().releaseVersion().orElse("");
    }

    private ResponseStatusCode status(String to) {
        RequestPrimitive request = RequestPrimitive.notify("/id-in", to, new Content("m2m:sgn", Map.of()));
        ResponsePrimitive response = points.send(request);
        assertThat(response.requestIdentifier()).isEqualTo(request.requestIdentifier());
        return response.status();
    }

    /** A network of three hosts: one is up, one is down, one refuses. */
    private record TestBinding(List<String> sent, List<RequestPrimitive> heard) implements Binding {
        @Override
        public Set<String> schemes() {
            return Set.of("test");
        }

        @Override
        public List<URI> start(Receiver receiver) {
            return List.of();
        }

        @Override
        public Receiver reach(URI pointOfAccess) {
            return request -> {
                heard.add(request);
                sent.add(pointOfAccess + " " + request.to());
                return switch (pointOfAccess.getHost()) {
                    case "down" -> throw new RequestFailure(TARGET_NOT_REACHABLE, "down");
                    case "refusing" ->
                        ResponsePrimitive.of(RequestFailure.notAllowed("no"), request.requestIdentifier());
                    default -> ResponsePrimitive.of(OK, request);
                };
            };
        }

        @Override
        public void close() {}
    }
}
