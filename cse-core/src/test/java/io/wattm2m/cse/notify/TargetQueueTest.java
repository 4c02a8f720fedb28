// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.notify.TargetQueue.Again;
import io.wattm2m.cse.notify.TargetQueue.Idle;
import io.wattm2m.cse.notify.TargetQueue.Read;
import io.wattm2m.cse.notify.TargetQueue.Send;
import io.wattm2m.cse.primitive.Content;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetQueueTest {
    private final Room room = new Room(4);
    private final TargetQueue queue = new TargetQueue(3, room);

    @Test
    void whatWaitsIsToldInOrder() {
        Notification first = event();
        Notification second = event();
        queue.add(first);
        queue.add(second);

        assertThat(queue.begin()).isTrue();
        assertThat(queue.begin()).as("somebody is at it").isFalse();
        assertThat(queue.next()).isEqualTo(new Send(first));
        assertThat(queue.next()).isEqualTo(new Send(second));
        assertThat(queue.next()).isEqualTo(new Idle());
        assertThat(queue.begin()).as("nothing waits").isFalse();
    }

    @Test
    void theOldestEventGivesWayAndItIsSaidOnceForEachTimeOfLoss() {
        List<Notification> events = List.of(event(), event(), event(), event(), event());

        assertThat(events.stream().map(queue::add)).containsExactly(false, false, false, true, false);

        assertThat(queue.next()).isEqualTo(new Send(events.get(2)));
        queue.next();
        queue.next();
        assertThat(queue.next()).isEqualTo(new Idle());
        assertThat(List.of(event(), event(), event(), event()).stream().map(queue::add).toList().getLast()).isTrue();
    }

    @Test
    void theRoomForAllQueuesIsShared() {
        TargetQueue other = new TargetQueue(9, room);
        for (int i = 0; i < 3; i++) {
            queue.add(event());
        }

        assertThat(other.add(event())).isFalse();
        assertThat(other.add(event())).as("no room").isTrue();
        queue.discard();
        assertThat(room.left()).isEqualTo(3);
    }

    @Test
    void instancesThatFollowOneAnotherAreToldWithoutTheStore() {
        queue.add(instance(8, 1));
        queue.add(instance(19, 2));

        tell(8);
        tell(19);
        assertThat(queue.next()).isEqualTo(new Idle());
        assertThat(queue.position()).isEqualTo(19);
    }

    @Test
    void instancesWithoutACountAreLookedForInTheStore() {
        queue.add(instance(8, 0));

        assertThat(queue.next()).isEqualTo(new Read(0, 8));
    }

    @Test
    void instancesThatAreToldOutOfTheirOrderArePutIntoIt() {
        queue.add(instance(2));
        queue.add(instance(3));
        queue.add(instance(1));

        tell(1);
        tell(2);
        tell(3);
    }

    @Test
    void aGapIsReadFromTheStore() {
        queue.moveTo(3);
        queue.add(instance(5));

        Read gap = (Read) queue.next();
        assertThat(gap).isEqualTo(new Read(3, 5));
        queue.recovered(gap, List.of(instance(4)), false);

        tell(4);
        queue.add(instance(4));
        tell(5);
        assertThat(queue.next()).as("4 has been told").isEqualTo(new Idle());
    }

    @Test
    void aGapThatTheStoreDoesNotFillIsPassed() {
        queue.moveTo(3);
        queue.add(instance(9));

        queue.recovered((Read) queue.next(), List.of(), false);

        tell(9);
    }

    @Test
    void instancesWithoutRoomAreReadFromTheStoreLater() {
        for (long sequence = 1; sequence <= 6; sequence++) {
            assertThat(queue.add(instance(sequence))).as("nothing is lost").isFalse();
        }

        tell(1);
        tell(2);
        tell(3);
        Read rest = (Read) queue.next();
        assertThat(rest).isEqualTo(new Read(3, Long.MAX_VALUE));
        queue.recovered(rest, List.of(instance(4), instance(5)), true);
        tell(4);
        tell(5);
        Read more = (Read) queue.next();
        assertThat(more).isEqualTo(new Read(5, Long.MAX_VALUE));
        queue.recovered(more, List.of(instance(6)), false);
        tell(6);
        assertThat(queue.next()).isEqualTo(new Idle());
    }

    @Test
    void whatFallsBehindWhileTheStoreIsReadIsReadAgain() {
        queue.fallBehind();
        Read first = (Read) queue.next();
        queue.fallBehind();
        queue.recovered(first, List.of(), false);

        assertThat(queue.next()).isEqualTo(first);
    }

    @Test
    void whatWasReadWhenItIsParkedIsReadAgain() {
        queue.fallBehind();
        queue.begin();
        queue.recovered((Read) queue.next(), List.of(instance(1), instance(2)), false);
        tell(1);

        assertThat(queue.park()).isTrue();

        assertThat(queue.begin()).isTrue();
        assertThat(queue.next()).isEqualTo(new Read(1, Long.MAX_VALUE));
    }

    @Test
    void aNudgeIsNotMissedByWhoeverIsAboutToRest() {
        queue.add(event());
        queue.begin();
        queue.next();
        queue.nudge();

        assertThat(queue.rest()).as("there was a nudge").isFalse();
        assertThat(queue.rest()).isTrue();
        queue.nudge();
        assertThat(queue.begin()).isTrue();
        assertThat(queue.next()).isEqualTo(new Again());
        assertThat(queue.next()).isEqualTo(new Idle());
    }

    @Test
    void anEndedQueueTellsWhatWaitsAndAsksTheStoreNoMore() {
        queue.moveTo(3);
        queue.add(instance(9));
        queue.fallBehind();
        queue.end();

        tell(9);
        assertThat(queue.next()).isEqualTo(new Idle());
    }

    @Test
    void aDiscardedQueueTakesNothingMore() {
        queue.add(event());
        queue.discard();

        assertThat(queue.add(event())).isFalse();
        assertThat(queue.begin()).isFalse();
        assertThat(room.left()).isEqualTo(4);
    }

    private void tell(long sequence) {
        Notification notification = ((Send) queue.next()).notification();
        assertThat(notification.sequence()).isEqualTo(sequence);
    }

    private static Notification event() {
        return instance(0);
    }

    private static Notification instance(long sequence) {
        return instance(sequence, sequence);
    }

    private static Notification instance(long sequence, long count) {
        Content content = new Content("m2m:sgn", sequence);
        return new Notification(sequence, count, false, () -> content, () -> {});
    }
}
