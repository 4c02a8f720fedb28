// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.ResponseStatusCode;

/**
 * Where figures are collected; found by {@link java.util.ServiceLoader}. Thread-safe; noting a request costs next to
 * nothing beside the request.
 */
public interface Meters {
    /** Where nobody watches. */
    Meters NONE = new Meters() {
        @Override
        public void answered(String binding, Operation operation, ResponseStatusCode status, long nanos) {}

        @Override
        public void watch(Figure figure) {}

        @Override
        public void watch(Distribution distribution) {}

        @Override
        public String text() {
            return "";
        }
    };

    /**
     * Notes a request that has been answered.
     *
     * @param binding the name of the binding it came by, e.g. {@code http}
     * @param nanos how long it took
     */
    void answered(String binding, Operation operation, ResponseStatusCode status, long nanos);

    /** Takes this figure into what is shown. */
    void watch(Figure figure);

    /** Takes these values, from now on, into what is shown, as a histogram. */
    void watch(Distribution distribution);

    /** All figures in the text format of Prometheus. */
    String text();
}
