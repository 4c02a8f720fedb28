// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.binding.websocket.WebSocketBindingProvider;
import io.wattm2m.cse.contract.AdmissionClient;
import io.wattm2m.cse.contract.AdmissionContractTest;
import io.wattm2m.cse.contract.Badge;
import io.wattm2m.cse.contract.Proof;
import io.wattm2m.cse.spi.BindingProvider;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who is let in over WebSocket with TLS. */
class WebSocketAdmissionTest extends AdmissionContractTest {
    private static final String CLOSED = "";

    @Override
    protected BindingProvider provider() {
        return new WebSocketBindingProvider();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("websocket.port", "0");
    }

    @Override
    protected Set<Proof> proofs() {
        return Set.of(Proof.TOKEN, Proof.CERTIFICATE);
    }

    @Override
    protected AdmissionClient connect(Optional<Badge> badge) throws Exception {
        return new Client(badge);
    }

    /** Not only its requests: what would have been sent down to it is not sent any more either. */
    @Test
    void aRevokedListenerHearsNothing() throws Exception {
        Badge badge = valid(Proof.TOKEN, "Cmeter");
        try (Client listener = new Client(badge); Client other = new Client(valid(Proof.TOKEN, "Cmeter2"))) {
            assertThat(listener.retrieve("Cmeter", "cse-in/Cmeter")).contains("rsc=2000");
            assertThat(other.retrieve("Cmeter2", "cse-in")).contains("rsc=4103");
            assertThat(listener.send("\"op\":1,\"to\":\"cse-in/Cmeter/power\",\"fr\":\"Cmeter\",\"ty\":23,"
                    + "\"pc\":{\"m2m:sub\":{\"rn\":\"s\",\"nu\":[\"/id-in/Cmeter\"],\"enc\":{\"net\":[3]}}}"))
                    .contains("rsc=2001");

            revoke(badge);
            measure("not-for-you");

            assertThat(listener.untilClosed()).doesNotContain("not-for-you");
        }
    }

    private final class Client implements AdmissionClient, WebSocket.Listener {
        private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        private final HttpClient http;
        private final WebSocket socket;

        Client(Badge badge) throws Exception {
            this(Optional.of(badge));
        }

        Client(Optional<Badge> badge) throws Exception {
            String file = badge.filter(shown -> shown.proof() == Proof.CERTIFICATE).map(Badge::name).orElse("");
            http = HttpClient.newBuilder().sslContext(certificates().context(file, "server")).build();
            WebSocket.Builder builder = http.newWebSocketBuilder().subprotocols("oneM2M.json");
            badge.filter(shown -> shown.proof() == Proof.TOKEN)
                    .ifPresent(shown -> builder.header("Authorization", "Bearer " + shown.secret()));
            socket = builder.buildAsync(at("wss"), this).get(20, TimeUnit.SECONDS);
        }

        @Override
        public String retrieve(String originator, String to) throws Exception {
            return send("\"op\":2,\"to\":\"" + to + "\"" + (originator.isEmpty() ? ""
                    : ",\"fr\":\"" + originator + "\""));
        }

        String send(String members) throws Exception {
            socket.sendText("{" + members + ",\"rqi\":\"1\",\"rvi\":\"3\"}", true).get(20, TimeUnit.SECONDS);
            String answer = next();
            return answer.replaceFirst("\"rsc\":(\\d+)", "rsc=$1");
        }

        private String next() throws InterruptedException {
            return Optional.ofNullable(answers.poll(20, TimeUnit.SECONDS))
                    .orElseThrow(() -> new AssertionError("neither an answer nor the end"));
        }

        String untilClosed() throws InterruptedException {
            StringBuilder all = new StringBuilder();
            for (String next = next(); !next.equals(CLOSED); next = next()) {
                all.append(next);
            }
            return all.toString();
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            answers.add(data.toString());
            from.request(1);
            return CompletableFuture.completedStage(data);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            answers.add(CLOSED);
            return CompletableFuture.completedStage(reason);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            answers.add(CLOSED);
        }

        @Override
        public void close() {
            socket.abort();
            http.shutdownNow();
        }
    }
}
