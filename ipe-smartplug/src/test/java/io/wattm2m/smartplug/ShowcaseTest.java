// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What is to be shown of a plug when several tell of it at once. */
class ShowcaseTest {
    private static final ModelPart FAULTS = new ModelPart("device", "fauDn", ModelPart.FLEX_CONTAINER, "cod:fauDn",
            Map.of());
    private final Showcase showcase = new Showcase();

    @Test
    void whoHasLookedEarlierDoesNotCoverWhatCameSince() throws InterruptedException {
        AtomicReference<String> trouble = new AtomicReference<>("no answer");
        CountDownLatch seen = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread early = Thread.ofPlatform().start(() -> showcase.wantWhatIs(FAULTS, () -> {
            Map<String, Object> told = Map.of("dc", trouble.get());
            seen.countDown();
            awaitUninterrupted(goOn);
            return told;
        }));
        seen.await();
        trouble.set("");

        Thread late = Thread.ofPlatform().start(() -> showcase.wantWhatIs(FAULTS, () -> Map.of("dc", trouble.get())));
        await().until(() -> late.getState() == Thread.State.BLOCKED || !late.isAlive());
        goOn.countDown();
        early.join();
        late.join();

        assertThat(showcase.take(Instant.EPOCH)).singleElement()
                .satisfies(wanted -> assertThat(wanted.attributes()).containsEntry("dc", ""));
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
