// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.notify.TargetQueue.Send;
import io.wattm2m.cse.primitive.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.8, notificationStoragePriority: which notifications are dropped when there is no room for all. */
class PriorityConformanceTest {
    private final Room room = new Room(4);
    private final TargetQueue low = new TargetQueue(9, room);
    private final TargetQueue high = new TargetQueue(9, room);

    @Test
    void whatMattersMoreTakesTheRoomOfWhatMattersLess() {
        low.prioritize(1);
        high.prioritize(2);
        add(low, "l1", "l2", "l3", "l4");

        add(high, "h1", "h2");

        assertThat(names(low)).containsExactly("l3", "l4");
        assertThat(names(high)).containsExactly("h1", "h2");
        assertThat(room.left()).isEqualTo(4);
    }

    @Test
    void amongEqualsEverybodyDropsItsOwn() {
        add(low, "l1", "l2", "l3", "l4");

        add(high, "h1");

        assertThat(names(low)).containsExactly("l1", "l2", "l3", "l4");
        assertThat(names(high)).isEmpty();
    }

    @Test
    void whoHasEndedGivesNothingAway() {
        high.prioritize(2);
        add(low, "l1", "l2", "l3", "l4");
        low.end();

        add(high, "h1");

        assertThat(names(low)).containsExactly("l1", "l2", "l3", "l4");
    }

    private static void add(TargetQueue queue, String... names) {
        for (String name : names) {
            queue.add(Notification.passing(() -> new Content(name, Map.of())));
        }
    }

    private static List<String> names(TargetQueue queue) {
        List<String> names = new ArrayList<>();
        while (queue.next() instanceof Send(Notification notification)) {
            names.add(notification.content().get().name());
        }
        return names;
    }
}
