// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.load;

import java.io.IOException;

/** Who makes the load, numbered from 0. */
@FunctionalInterface
public interface Callers {

    /** The one with this number. */
    Caller open(int number) throws IOException;

    /** Callers without anything to open or to close. */
    static Callers of(Operation operation) {
        return number -> () -> operation.run(number);
    }

    /** One that repeats an operation. Belongs to one thread. */
    @FunctionalInterface
    interface Caller extends AutoCloseable {

        /** One operation, from the question to the whole answer; a failure fails the whole round. */
        void call() throws IOException;

        @Override
        default void close() {}
    }

    /** What callers repeat. Thread-safe. */
    @FunctionalInterface
    interface Operation {

        /** Once, for the caller with this number. */
        void run(int number) throws IOException;
    }
}
