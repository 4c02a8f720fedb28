// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

/**
 * An application entity that comes as a plug-in: an interworking proxy, an analytics application. It talks Mca
 * primitives only, so that it runs in the CSE's process or in one of its own.
 *
 * <p>{@link #start} is called once, when the CSE answers, and may block until the application has registered.
 */
public interface Application extends AutoCloseable {

    /** Registers at the CSE and begins to work. */
    void start(Connection connection);

    /** What it offers to people, a line each for the start-up message, e.g. {@code dashboard http://127.0.0.1:8090}. */
    default java.util.List<String> offers() {
        return java.util.List.of();
    }

    @Override
    void close();
}
