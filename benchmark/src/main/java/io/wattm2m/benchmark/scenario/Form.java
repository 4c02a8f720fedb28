// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.scenario;

import java.time.Duration;
import java.util.List;

/**
 * How thoroughly scenarios play. Immutable.
 *
 * @param practice how many requests warm the platform up before everything else
 * @param warmUp before each round
 * @param lasts what counts of each round
 * @param rounds how many
 * @param clients how many ask at once
 * @param containers into how many is created
 * @param resources among how many is looked
 * @param subscribers how many are told
 * @param instances how many there are, one after the other, where the tree grows
 * @param heap what the platform may have of it where the tree grows, as in {@code -Xmx}; what other options allow where
 *     it is empty
 * @param plugs how many report
 */
public record Form(int practice, Duration warmUp, Duration lasts, int rounds, List<Integer> clients,
        List<Integer> containers, List<Integer> resources, List<Integer> subscribers, List<Integer> instances,
        String heap, List<Integer> plugs) {
    private static final String SMALL = "256m";
    /** Some minutes. */
    public static final Form SHORT = new Form(100_000, Duration.ofSeconds(1), Duration.ofSeconds(2), 1,
            List.of(1, 16, 64, 256), List.of(1, 100, 10_000), List.of(1_000, 100_000), List.of(1, 10, 100),
            List.of(10_000, 100_000), SMALL, List.of(1_000));
    /** About an hour. */
    public static final Form LONG = new Form(100_000, Duration.ofSeconds(3), Duration.ofSeconds(10), 3,
            List.of(1, 16, 64, 256), List.of(1, 100, 10_000), List.of(1_000, 100_000), List.of(1, 10, 100),
            List.of(10_000, 1_000_000), SMALL, List.of(1_000, 10_000));
    /** A moment, to see that everything works; no figure of it means anything. */
    public static final Form TINY = new Form(10, Duration.ofMillis(1), Duration.ofMillis(50), 1, List.of(2),
            List.of(1, 3), List.of(10), List.of(2), List.of(20, 40), SMALL, List.of(3));
    /** Up to how many clients have a connection of CoAP or MQTT. */
    static final int MIDDLE = 64;

    public Form {
        clients = List.copyOf(clients);
        containers = List.copyOf(containers);
        resources = List.copyOf(resources);
        subscribers = List.copyOf(subscribers);
        instances = List.copyOf(instances);
        plugs = List.copyOf(plugs);
    }

    /** The same with other numbers of clients, containers and instances; with these ones where there are none. */
    public Form with(List<Integer> otherClients, List<Integer> otherContainers, List<Integer> otherInstances) {
        return new Form(practice, warmUp, lasts, rounds, otherClients.isEmpty() ? clients : otherClients,
                otherContainers.isEmpty() ? containers : otherContainers, resources, subscribers,
                otherInstances.isEmpty() ? instances : otherInstances, heap, plugs);
    }

    /** The same with other numbers of plugs; with these ones where there are none. */
    public Form reporting(List<Integer> otherPlugs) {
        return otherPlugs.isEmpty() ? this
                : new Form(practice, warmUp, lasts, rounds, clients, containers, resources, subscribers, instances,
                        heap, otherPlugs);
    }

    /** The same with another heap for the tree that grows. */
    public Form growingIn(String otherHeap) {
        return new Form(practice, warmUp, lasts, rounds, clients, containers, resources, subscribers, instances,
                otherHeap, plugs);
    }

    int mostClients() {
        return clients.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }
}
