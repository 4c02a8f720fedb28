// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Something that happens to a platform, and what has to stand around the platform for it to happen. */
interface Fault extends AutoCloseable {

    /** All kinds. */
    static List<Kind> kinds() {
        return List.of(new Kind("kill", Kill::new), new Kind("stall", Stall::new),
                new Kind("full-disk", FullDisk::new), new Kind("slow-disk", SlowDisk::new),
                new Kind("broker", BrokerCut::new), new Kind("database", DatabaseCut::new),
                new Kind("clock", ClockJump::new));
    }

    /** What this machine lacks for it and how to get it; empty where nothing. */
    default Optional<String> lack() {
        return Optional.empty();
    }

    /** Puts up what it needs below this folder; how the platform is started then. */
    default Stand stand(Path folder, Stand plain) throws IOException, InterruptedException {
        return plain;
    }

    /**
     * Does it, and ends it.
     *
     * @return what was done, in a few words
     */
    String strike(Victim victim, RandomGenerator random) throws IOException, InterruptedException;

    /** Whether requests may fail while it lasts. */
    default boolean mayDisturb() {
        return true;
    }

    @Override
    default void close() throws IOException {}

    /** A kind of fault. */
    record Kind(String name, Maker maker) {}

    /** Makes a fault. */
    @FunctionalInterface
    interface Maker {
        Fault make();
    }
}
