// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

/** Sends mail. Thread-safe; returns at once, and what cannot be sent is logged. */
@FunctionalInterface
public interface Post {
    /** Where no mail server is set. */
    Post NONE = (to, subject, text) -> {};

    void send(String to, String subject, String text);
}
