// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.RequestPrimitive.Options;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResultContent;
import io.wattm2m.cse.testing.NotifiedBinding;
import io.wattm2m.cse.testing.TestCse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS-0001 10.2.10.3, TS-0004 7.4.8.2.1 and 7.5.1.2.2: updates that wait for somebody's consent. */
class BlockingUpdateConformanceTest {
    private static final String POWER = "cse-in/meter/power";
    private final NotifiedBinding notified = new NotifiedBinding();
    private final TestCse cse = TestCse.start(notified);

    @BeforeEach
    void register() {
        cse.register("meter", "Cmeter");
        cse.register("judge", "Cjudge");
        cse.update("Cjudge", "cse-in/judge", "m2m:ae", Map.of("poa", List.of("http://127.0.0.1/judge")));
        cse.create("Cmeter", "cse-in/meter", 3, "m2m:cnt", Map.of("rn", "power"));
    }

    @AfterEach
    void close() {
        cse.close();
    }

    @Test
    void theUpdateIsDoneOnceItIsAgreedTo() {
        block(List.of());

        ResponsePrimitive updated = update("a");

        assertThat(updated.status()).isEqualTo(ResponseStatusCode.UPDATED);
        assertThat(notified.events()).containsExactly(
                Map.of("rep", Map.of("m2m:cnt", Map.of("lbl", List.of("a"))), "net", 7L));
    }

    @Test
    void anUpdateThatIsDeniedIsNotDone() {
        block(List.of());
        notified.answer(request -> ResponsePrimitive.of(ResponseStatusCode.OPERATION_NOT_ALLOWED, request));

        assertThat(update("a").status()).isEqualTo(ResponseStatusCode.OPERATION_DENIED_BY_REMOTE_ENTITY);

        assertThat(labels()).isEmpty();
    }

    @Test
    void anUpdateThatNobodyCanBeAskedAboutIsNotDone() {
        block(List.of());
        notified.answer(request -> {
            throw new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE, "away");
        });

        assertThat(update("a").status()).isEqualTo(ResponseStatusCode.REMOTE_ENTITY_NOT_REACHABLE);

        assertThat(labels()).isEmpty();
    }

    @Test
    void onlyTheAttributesNamedAreAskedAbout() {
        block(List.of("mni"));

        update("a");
        cse.update("Cmeter", POWER, "m2m:cnt", Map.of("mni", 5L));

        assertThat(notified.events()).extracting(event -> event.get("rep"))
                .containsExactly(Map.of("m2m:cnt", Map.of("mni", 5L)));
        assertThat(labels()).contains(List.of("a"));
    }

    @Test
    void nobodyIsAskedAboutWhatWouldBeRefused() {
        block(List.of());

        assertThat(cse.update("Cmeter", POWER, "m2m:cnt", Map.of("cni", 5L)).status())
                .isEqualTo(ResponseStatusCode.BAD_REQUEST);

        assertThat(notified.events()).isEmpty();
    }

    @Test
    void otherUpdatesWaitMeanwhile() {
        block(List.of());
        CountDownLatch agreed = new CountDownLatch(1);
        notified.answer(request -> afterwards(agreed, request));

        CompletableFuture<ResponsePrimitive> first = CompletableFuture.supplyAsync(() -> update("a"));
        await().until(() -> notified.events().size() == 1);
        CompletableFuture<ResponsePrimitive> second = CompletableFuture.supplyAsync(() -> update("b"));
        ResponsePrimitive impatient = cse.send(impatient("c"));
        agreed.countDown();

        assertThat(impatient.status()).isEqualTo(ResponseStatusCode.REQUEST_TIMEOUT);
        assertThat(first.join().status()).isEqualTo(ResponseStatusCode.UPDATED);
        assertThat(second.join().status()).isEqualTo(ResponseStatusCode.UPDATED);
        assertThat(notified.events()).hasSize(2);
        assertThat(labels()).contains(List.of("b"));
    }

    @Test
    void anAnswerThatComesTooLateForTheRequestIsATimeout() {
        block(List.of());
        CountDownLatch never = new CountDownLatch(1);
        notified.answer(request -> afterwards(never, request));

        ResponsePrimitive response = cse.send(impatient("a"));
        never.countDown();

        assertThat(response.status()).isEqualTo(ResponseStatusCode.REQUEST_TIMEOUT);
        assertThat(labels()).isEmpty();
    }

    @Test
    void aSecondBlockingSubscriptionIsRefused() {
        block(List.of());

        ResponsePrimitive second = cse.create("Cmeter", POWER, 23, "m2m:sub",
                Map.of("rn", "t", "nu", List.of("Cjudge"), "enc", Map.of("net", List.of(7L))));

        assertThat(second.status()).isEqualTo(ResponseStatusCode.BLOCKING_SUBSCRIPTION_ALREADY_EXISTS);
    }

    private void block(List<String> attributes) {
        Map<String, Object> criteria = attributes.isEmpty() ? Map.of("net", List.of(7L))
                : Map.of("net", List.of(7L), "atr", attributes);
        assertThat(cse.create("Cmeter", POWER, 23, "m2m:sub",
                Map.of("rn", "s", "nu", List.of("Cjudge"), "enc", criteria)).status())
                .isEqualTo(ResponseStatusCode.CREATED);
    }

    private ResponsePrimitive update(String label) {
        return cse.update("Cmeter", POWER, "m2m:cnt", Map.of("lbl", List.of(label)));
    }

    private static RequestPrimitive impatient(String label) {
        RequestPrimitive request =
                RequestPrimitive.update("Cmeter", POWER, new Content("m2m:cnt", Map.of("lbl", List.of(label))));
        Options options = request.options();
        return request.withOptions(new Options(Optional.of(ResultContent.ATTRIBUTES), true, options.filter(),
                options.responseType(), options.releaseVersion(), Optional.of("100")));
    }

    private static ResponsePrimitive afterwards(CountDownLatch latch, RequestPrimitive request) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ResponsePrimitive.of(ResponseStatusCode.OK, request);
    }

    private Optional<Object> labels() {
        return Optional.ofNullable(cse.retrieve("Cmeter", POWER).content().orElseThrow().members().get("lbl"));
    }
}
