// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.testing.Resources;
import io.wattm2m.cse.type.ScheduleType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.9, 10.2.10.7: when targets may be told ({@code notificationSchedule}); it is a quarter past ten. */
class NotificationScheduleConformanceTest {
    private static final String FROM_NOON = "* * 12-23 * * * *";
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void outsideTheScheduleNobodyIsToldAndWithoutPendingNotificationNobodyWillBe() {
        Resource schedule = subscribe(Map.of("enc", Map.of("net", List.of(3L))), FROM_NOON);
        stage.createInstances(1, 3);
        awaitPassed(schedule);

        stage.clock().advance(Duration.ofHours(2));
        stage.createInstances(4, 4);

        await().untilAsserted(() -> assertThat(stage.targets().toldTo("Ca")).containsExactly("i4"));
    }

    @Test
    void allThatWaitIsToldWhenTheScheduleOpens() {
        subscribe(Map.of("pn", 2L), FROM_NOON);
        stage.updatePower(3);
        await().until(() -> stage.clock().waiting() == 1);
        assertThat(stage.targets().told()).isEmpty();

        stage.clock().advance(Duration.ofMinutes(105));

        await().untilAsserted(() -> assertThat(labels()).containsExactly("v1", "v2", "v3"));
    }

    @Test
    void theLatestThatWaitsIsToldWhenTheScheduleOpens() {
        subscribe(Map.of("pn", 1L), FROM_NOON);
        stage.updatePower(3);
        await().until(() -> stage.clock().waiting() == 1);

        stage.clock().advance(Duration.ofMinutes(105));

        await().untilAsserted(() -> assertThat(labels()).containsExactly("v3"));
    }

    @Test
    void withinTheScheduleTargetsAreTold() {
        subscribe(Map.of(), "* * 10 * * 1 *");

        stage.updatePower(1);

        await().untilAsserted(() -> assertThat(labels()).containsExactly("v1"));
    }

    @Test
    void whatIsImmediateWaitsForNoSchedule() {
        subscribe(Map.of("nec", 2L), FROM_NOON);

        stage.updatePower(1);

        await().untilAsserted(() -> assertThat(labels()).containsExactly("v1"));
    }

    @Test
    void anotherScheduleIsAskedAtOnceAndNoneIsAlways() {
        Resource schedule = subscribe(Map.of("pn", 2L), FROM_NOON);
        stage.updatePower(1);
        await().until(() -> stage.clock().waiting() == 1);

        stage.update(schedule, Map.of("se", Map.of("sce", List.of("* * 10 * * * *"))));

        await().untilAsserted(() -> assertThat(labels()).containsExactly("v1"));
        stage.delete(schedule);
        stage.clock().advance(Duration.ofHours(1));
        stage.updatePower(1);
        await().untilAsserted(() -> assertThat(labels()).containsExactly("v1", "v2"));
    }

    @Test
    void aScheduleThatOpensAnotherDayIsWaitedFor() {
        subscribe(Map.of("pn", 2L), "0 0 8 7 1 * *");
        stage.updatePower(1);
        await().until(() -> stage.clock().waiting() == 1);

        stage.clock().advance(Duration.ofMinutes(13 * 60 + 45));
        await().until(() -> stage.clock().waiting() == 1);
        stage.clock().advance(Duration.ofDays(1));
        await().until(() -> stage.clock().waiting() == 1);
        assertThat(stage.targets().told()).isEmpty();
        stage.clock().advance(Duration.ofHours(8));

        await().untilAsserted(() -> assertThat(labels()).containsExactly("v1"));
    }

    @Test
    void theScheduleHoldsAfterARestart() {
        subscribe(Map.of("pn", 2L), FROM_NOON);
        stage.restart();

        stage.updatePower(1);

        await().until(() -> stage.clock().waiting() == 1);
        assertThat(stage.targets().told()).isEmpty();
    }

    private Resource subscribe(Map<String, Object> attributes, String entry) {
        Map<String, Object> all = new HashMap<>(attributes);
        all.put("nu", List.of("Ca"));
        Resource subscription = stage.subscribe(all);
        return stage.create(Resources.child(new ScheduleType(), subscription, ScheduleType.NOTIFICATION_SCHEDULE,
                Map.of("se", Map.of("sce", List.of(entry)))));
    }

    private void awaitPassed(Resource schedule) {
        await().until(() -> stage.store().cursors().load().stream()
                .anyMatch(cursor -> cursor.subscriptionId().equals(schedule.parentId())
                        && cursor.sequence() >= stage.store().committed().latest(stage.power().id()).orElseThrow()
                                .sequence()));
    }

    private List<String> labels() {
        return stage.targets().requests().stream().map(NotificationScheduleConformanceTest::label).toList();
    }

    private static String label(RequestPrimitive request) {
        Map<?, ?> event = (Map<?, ?>) request.content().orElseThrow().members().get("nev");
        Map<?, ?> container = (Map<?, ?>) ((Map<?, ?>) event.get("rep")).get("m2m:cnt");
        return ((List<?>) container.get("lbl")).getFirst().toString();
    }
}
