// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

/** Knows who has agreed to get mails about a home. Thread-safe. */
@FunctionalInterface
public interface MailPermission {

    /** Whether this address is that of somebody who belongs to the home and has agreed. */
    boolean allows(String homeId, String address);
}
