// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.identity;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_NOT_AUTHENTICATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.identity.ProvenOriginators.Neighbours;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Identity;
import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResultContent;
import io.wattm2m.cse.spi.CredentialKind;
import io.wattm2m.cse.spi.Credentials.Wish;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.testing.AdjustableClock;
import io.wattm2m.cse.testing.TestCse;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From has to match the identity of the security association (TS-0004 7.3.3.1). */
class ProvenOriginatorsConformanceTest {
    private static final Map<String, Object> AE =
            Map.of("api", "N.x", "rr", true, "srv", List.of("4"));
    private final TestCse cse = TestCse.start();

    @TempDir
    private Path folder;
    private KnownCredentials credentials =
            new KnownCredentials(Path.of("no", "such.json"),
                    new AdjustableClock(Instant.parse("2026-03-01T12:00:00Z")));
    private ProvenOriginators entrance = entrance();

    @BeforeEach
    void open() {
        credentials = new KnownCredentials(folder.resolve("credentials.json"),
                new AdjustableClock(Instant.parse("2026-03-01T12:00:00Z")));
        entrance = entrance();
        assertThat(cse.create("Cmeter", "cse-in", 2, "m2m:ae", AE).status()).isEqualTo(CREATED);
    }

    @AfterEach
    void close() {
        cse.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Cmeter,      Cmeter",
        "Cmeter,      /id-in/Cmeter",
        "Cmeter,      //wattm2m.example/id-in/Cmeter",
        "/id-in/Cmeter, Cmeter",
        "C*,          Cmeter",
        "Cme*er,      Cmeter",
        "/id-mn,      /id-mn",
        "/id-mn,      /id-mn/Cfar",
        "/id-mn,      /id-behind/Cfar",
        "/id-mn,      Sfar",
        "/id-mn,      //other.example/id-x/Cfar",
        "/id-alone,   /id-alone/Cfar"})
    void originatorsThatTheCredentialProvesAreBelieved(String proved, String from) {
        assertThat(send(proved, from)).isNotEqualTo(ORIGINATOR_NOT_AUTHENTICATED);
    }

    @ParameterizedTest
    @CsvSource({
        "Cmeter,      Cmeter2",
        "Cmeter,      CAdmin",
        "Cmeter,      /id-in/CAdmin",
        "Cmeter,      //wattm2m.example/id-in/CAdmin",
        "Cmeter,      cmeter",
        "Cmeter,      /id-in",
        "Cmeter,      /id-mn/Cmeter",
        "Cme*,        CAdmin",
        "C*,          C/x",
        "/id-mn,      Cmeter",
        "/id-mn,      CAdmin",
        "/id-mn,      /id-in/CAdmin",
        "/id-mn,      /id-in",
        "/id-mn,      //wattm2m.example/id-in",
        "/id-mn,      /id-other",
        "/id-mn,      /id-other/Cfar",
        "/id-mn,      Shere",
        "/id-mn,      /Shere",
        "/id-alone,   /id-behind/Cfar",
        "/id-al,      /id-alone"})
    void nobodyIsBelievedToBeAnother(String proved, String from) {
        assertThat(send(proved, from)).isEqualTo(ORIGINATOR_NOT_AUTHENTICATED);
    }

    @Test
    void theAnswerToASpoofedRequestCarriesItsIdentifierAndRelease() {
        RequestPrimitive request = RequestPrimitive.retrieve("CAdmin", "cse-in").withPeer(peer("Cmeter", "t"));

        ResponsePrimitive response = entrance.receive(request);

        assertThat(response.requestIdentifier()).isEqualTo(request.requestIdentifier());
        assertThat(response.parameter("rvi")).contains("4");
    }

    @Test
    void whatHasProvedNothingGoesByUntouched() {
        assertThat(entrance.receive(RequestPrimitive.retrieve("CAdmin", "cse-in")).status()).isEqualTo(OK);
    }

    @Test
    void anAeThatRegistersWithoutAnIdentifierGetsThatOfItsCredential() {
        RequestPrimitive request = registration("").withPeer(peer("Cnew", "t"));

        ResponsePrimitive response = entrance.receive(request);

        assertThat(response.status()).isEqualTo(CREATED);
        assertThat(response.content().orElseThrow().members()).containsEntry("aei", "Cnew");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "C", "S", "Cfresh"})
    void aCredentialThatIsBoundToNobodyIsBoundByTheRegistration(String from) {
        String id = unbound();

        ResponsePrimitive response = entrance.receive(registration(from).withPeer(peer("", id)));

        assertThat(response.status()).isEqualTo(CREATED);
        String registered = response.content().orElseThrow().members().get("aei").toString();
        assertThat(credentials.list().getFirst().originator()).isEqualTo(registered);
    }

    @Test
    void aCredentialThatIsBoundToNobodyIsGoodForNothingElse() {
        String id = unbound();

        assertThat(send("", "Cmeter")).isEqualTo(ORIGINATOR_NOT_AUTHENTICATED);
        assertThat(entrance.receive(registration("CAdmin").withPeer(peer("", id))).status())
                .isEqualTo(ORIGINATOR_NOT_AUTHENTICATED);
        assertThat(credentials.list().getFirst().originator()).isEmpty();
    }

    @Test
    void nobodyRegistersAsOneWhoHasACredentialOfHisOwn() {
        String id = unbound();
        credentials.issue(new Wish(CredentialKind.TOKEN, "", "/id-in/Cpump", "", Optional.empty()));

        ResponsePrimitive response = entrance.receive(registration("Cpump").withPeer(peer("", id)));

        assertThat(response.status()).isEqualTo(ORIGINATOR_NOT_AUTHENTICATED);
    }

    @Test
    void aRegistrationThatFailsLeavesTheCredentialFree() {
        String id = unbound();

        ResponsePrimitive response = entrance.receive(registration("Cmeter").withPeer(peer("", id)));

        assertThat(response.status().isSuccess()).isFalse();
        assertThat(credentials.list().getFirst().originator()).isEmpty();
    }

    @Test
    void theRegistrationHasToTellTheIdentifierItGives() {
        RequestPrimitive request = registration("").withPeer(peer("", unbound()));

        ResponsePrimitive response =
                entrance.receive(request.withOptions(request.options().with(ResultContent.NOTHING)));

        assertThat(response.status()).isEqualTo(BAD_REQUEST);
    }

    private ResponseStatusCode send(String proved, String from) {
        return entrance.receive(RequestPrimitive.retrieve(from, "cse-in").withPeer(peer(proved, "t"))).status();
    }

    private static Peer peer(String proved, String credential) {
        return Peer.at(InetAddress.getLoopbackAddress()).proved(new Identity(proved, credential));
    }

    private static RequestPrimitive registration(String from) {
        RequestPrimitive request = RequestPrimitive.create(from, "cse-in", 2, new Content("m2m:ae", AE));
        return from.isEmpty() ? new RequestPrimitive(request.operation(), request.to(), Optional.empty(),
                request.requestIdentifier(), request.resourceType(), request.content(), request.options(),
                request.parameters(), request.peer()) : request;
    }

    private String unbound() {
        return credentials.issue(new Wish(CredentialKind.TOKEN, "", "", "", Optional.empty())).credential().id();
    }

    private ProvenOriginators entrance() {
        OriginatorForm form = new OriginatorForm(new Entity("/id-in", "cse-in"), "//wattm2m.example");
        return new ProvenOriginators(form, new Known(), credentials, "CAdmin", cse::send);
    }

    /** {@code /id-mn} and {@code /id-other} are registered here, and the AE {@code Shere}. */
    private static final class Known implements Neighbours {
        @Override
        public boolean hasCse(String cseId) {
            return List.of("/id-mn", "/id-other").contains(cseId);
        }

        @Override
        public boolean hasAe(String stem) {
            return stem.equals("Shere");
        }
    }
}
