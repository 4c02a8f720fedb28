// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.contract.SecuredCse.OTHERS;
import static io.wattm2m.cse.contract.SecuredCse.OWN;
import static io.wattm2m.cse.contract.SecuredCse.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.wattm2m.cse.spi.BindingProvider;
import io.wattm2m.cse.testing.Certificates;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * Who is let in where credentials are demanded, the same over every binding and with every credential (TS-0003 6.1.2,
 * TS-0004 7.3.3.1): whoever proves nothing reads nothing, and nobody is anybody else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AdmissionContractTest {
    /** How often one may fail before one is slowed down: oftener than all these tests together fail. */
    protected static final int ATTEMPTS = SecuredCse.ATTEMPTS;
    /** The same of all who are at one address. */
    protected static final int ATTEMPTS_OF_AN_ADDRESS = 4 * ATTEMPTS;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final Collection<String> log = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            log.add(event.getFormattedMessage());
        }
    };
    private SecuredCse cse;

    /** The binding under test. */
    protected abstract BindingProvider provider();

    /** Settings with which it listens at free ports of the loopback address. */
    protected abstract Map<String, String> settings();

    /** What can be shown to it. */
    protected abstract Set<Proof> proofs();

    /** A client that shows this, if anything. */
    protected abstract AdmissionClient connect(Optional<Badge> badge) throws Exception;

    @BeforeAll
    final void start(@TempDir Path folder) throws Exception {
        appender.start();
        root().addAppender(appender);
        cse = new SecuredCse(provider(), settings(), folder);
    }

    @AfterAll
    final void stop() {
        root().detachAppender(appender);
        if (cse != null) {
            cse.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("proofs")
    final void whoProvesItselfReadsItsOwnAndNothingElse(Proof proof) throws Exception {
        try (AdmissionClient client = connect(Optional.of(cse.valid(proof, "Cmeter")))) {
            assertThat(client.retrieve("Cmeter", OWN)).contains("rsc=2000").contains("own-reading");
            assertThat(client.retrieve("Cmeter", OTHERS)).contains("rsc=4103").doesNotContain(SECRET);
        }
    }

    @Test
    final void whoShowsNothingReadsNothing() {
        for (String originator : new String[] {"Cvictim", "Cmeter", "CAdmin", "/id-in", ""}) {
            assertNothingRead(Optional.empty(), originator);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("worthless")
    final void whatIsWorthlessOpensNothing(Proof proof, Worth worth) {
        Badge badge = switch (worth) {
            case WRONG -> cse.wrong(proof);
            case EXPIRED -> cse.expired(proof);
            case REVOKED -> cse.revoked(proof);
            case ROTATED -> cse.rotated(proof);
        };

        assertNothingRead(Optional.of(badge), "Cmeter");
        assertNothingRead(Optional.of(badge), "Cvictim");
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("disguises")
    final void nobodyIsSomebodyElse(Proof proof, String originator) {
        assertNothingRead(Optional.of(cse.valid(proof, "Cmeter")), originator);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("proofs")
    final void anothersPollingChannelIsShut(Proof proof) throws Exception {
        String queue = "cse-in/Cvictim/pch/pcu";
        try (AdmissionClient client = connect(Optional.of(cse.valid(proof, "Cmeter")))) {
            assertThat(client.retrieve("Cmeter", queue)).contains("rsc=4");
            assertThat(answer(client, "Cvictim", queue)).doesNotContain("rsc=2");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("proofs")
    final void anOpenConnectionIsNobodyElseLater(Proof proof) throws Exception {
        try (AdmissionClient client = connect(Optional.of(cse.valid(proof, "Cmeter")))) {
            assertThat(client.retrieve("Cmeter", OWN)).contains("rsc=2000");

            assertThat(answer(client, "Cvictim", OTHERS)).doesNotContain(SECRET, "rsc=2");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("proofs")
    final void anOpenConnectionEndsWithItsCredential(Proof proof) throws Exception {
        Badge badge = cse.valid(proof, "Cmeter");
        try (AdmissionClient client = connect(Optional.of(badge))) {
            assertThat(client.retrieve("Cmeter", OWN)).contains("rsc=2000");

            cse.revoke(badge);

            await().atMost(PATIENCE).until(() -> answer(client, "Cmeter", OWN), text -> !text.contains("rsc=2000"));
        }
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("secrets")
    final void anOpenConnectionEndsWithItsSecret(Proof proof) throws Exception {
        Badge badge = cse.valid(proof, "Cmeter");
        try (AdmissionClient client = connect(Optional.of(badge))) {
            assertThat(client.retrieve("Cmeter", OWN)).contains("rsc=2000");
            cse.clock().advance(Duration.ofMillis(10));

            Badge successor = cse.rotate(badge);

            await().atMost(PATIENCE).until(() -> answer(client, "Cmeter", OWN), text -> !text.contains("rsc=2000"));
            try (AdmissionClient again = connect(Optional.of(successor))) {
                assertThat(again.retrieve("Cmeter", OWN)).contains("rsc=2000");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("proofs")
    final void failuresAreLoggedWithoutSecrets(Proof proof) {
        assertNothingRead(Optional.of(cse.wrong(proof)), "Cmeter");

        assertThat(log).anyMatch(line -> line.contains("127.0.0.1")
                && (line.startsWith("refused ") || line.startsWith("DTLS handshake with ")));
        assertThat(log).noneMatch(line -> cse.secrets().stream().anyMatch(line::contains));
    }

    /** Where the CSE listens with this scheme. */
    protected final URI at(String scheme) {
        return cse.at(scheme);
    }

    /** The certificates that badges name, and that of the CSE, {@code server}. */
    protected final Certificates certificates() {
        return cse.certificates();
    }

    /** Something that proves this originator. */
    protected final Badge valid(Proof proof, String originator) {
        return cse.valid(proof, originator);
    }

    /** Something that proves nothing. */
    protected final Badge wrong(Proof proof) {
        return cse.wrong(proof);
    }

    /** Ends what this proves. */
    protected final void revoke(Badge badge) {
        cse.revoke(badge);
    }

    /** The AE {@code Cmeter} measures something. */
    protected final void measure(String reading) {
        cse.measure("Cmeter", reading);
    }

    /** Checks that nobody gets to see anything with this. */
    protected final void assertNothingRead(Optional<Badge> badge, String originator) {
        String answer = answer(badge, originator);
        assertThat(answer).doesNotContain(SECRET, "own-reading", "rsc=2");
        if (!answer.isEmpty()) {
            assertThat(answer).containsAnyOf("rsc=4106", "rsc=4107");
        }
    }

    final Stream<Arguments> worthless() {
        return proofs().stream().flatMap(proof -> Stream.of(Worth.values())
                .filter(worth -> worth != Worth.ROTATED || proof.hasSecret())
                .map(worth -> Arguments.of(proof, worth)));
    }

    final Stream<Arguments> disguises() {
        return proofs().stream().flatMap(proof -> Stream.of("Cvictim", "CAdmin", "/id-in", "/id-in/Cvictim",
                "//wattm2m.example/id-in/CAdmin", "/id-mn", "Cmeter2", "C*", "S").map(as -> Arguments.of(proof, as)));
    }

    final Stream<Proof> secrets() {
        return proofs().stream().filter(Proof::hasSecret);
    }

    private String answer(Optional<Badge> badge, String originator) {
        String to = originator.equals("Cmeter") ? OWN : OTHERS;
        try (AdmissionClient client = connect(badge)) {
            return answer(client, originator, to);
        } catch (Exception refused) {
            return "";
        }
    }

    private static String answer(AdmissionClient client, String originator, String to) {
        try {
            return client.retrieve(originator, to);
        } catch (Exception refused) {
            return "";
        }
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    /** Why something that was shown proves nothing. */
    enum Worth {
        WRONG, EXPIRED, REVOKED, ROTATED
    }
}
