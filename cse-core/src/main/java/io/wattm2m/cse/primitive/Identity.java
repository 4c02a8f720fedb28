// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.primitive;

import static java.util.Objects.requireNonNull;

/**
 * Who a sender has proved to be, by a credential (TS-0003 6.1.2: the identity of the security association).
 *
 * @param originator the AE-ID or CSE-ID that the credential is bound to, with {@code *} for any text; empty where it is
 *        bound to none yet
 * @param credential the identifier of the credential, which is no secret
 */
public record Identity(String originator, String credential) {

    public Identity {
        requireNonNull(originator, "originator is null");
        requireNonNull(credential, "credential is null");
    }

    /** Whether it is somebody's already. */
    public boolean isBound() {
        return !originator.isEmpty();
    }
}
