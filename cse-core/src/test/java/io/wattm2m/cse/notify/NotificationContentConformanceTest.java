// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.testing.Resources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** TS-0004 7.5.1.2.2: what a notification carries for each notification content type. */
class NotificationContentConformanceTest {
    private final NotificationContent content = new NotificationContent("/id-in");
    private final Resource before =
            Resources.container(Resources.cseBase(), "power", Map.of("lbl", List.of("a"), "mni", 3L));
    private final Resource after = before.withAll(Map.of("lbl", List.of("b"), "mni", Null.NULL));
    private final Event update = new Event(1, before, after);

    @Test
    void allAttributesIsTheResourceAsItIsNow() {
        Content notification = content.of(subscription(1), update);

        assertThat(notification.name()).isEqualTo("m2m:sgn");
        assertThat(notification.members()).containsOnlyKeys("nev", "sur").containsEntry("sur", "/id-in/sub-s");
        assertThat(event(notification)).isEqualTo(Map.of("net", 1L, "rep", Map.of("m2m:cnt", after.attributes())));
    }

    @Test
    void modifiedAttributesAreThoseThatDifferWithNullForTheRemoved() {
        assertThat(event(content.of(subscription(2), update)).get("rep"))
                .isEqualTo(Map.of("m2m:cnt", Map.of("lbl", List.of("b"), "mni", Null.NULL)));
    }

    @Test
    void aResourceIdRefersToTheResourceSpRelatively() {
        assertThat(event(content.of(subscription(3), update)).get("rep"))
                .isEqualTo(Map.of("m2m:uri", "/id-in/cnt-power"));
    }

    @Test
    void theEndOfASubscriptionIsToldWithoutAnEvent() {
        assertThat(content.ofDeletion(subscription(1)).members()).isEqualTo(Map.of("sud", true, "sur", "/id-in/sub-s"));
    }

    private Subscription subscription(long contentType) {
        return Subscription.of(Resources.subscription(before, "s", Map.of("nu", List.of("Ca"), "nct", contentType)));
    }

    private static Map<?, ?> event(Content notification) {
        return (Map<?, ?>) notification.members().get("nev");
    }
}
