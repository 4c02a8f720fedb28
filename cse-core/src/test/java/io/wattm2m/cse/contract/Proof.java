// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import io.wattm2m.cse.spi.CredentialKind;

/** What an originator proves itself with, over the wire. */
public enum Proof {
    TOKEN(CredentialKind.TOKEN), PASSWORD(CredentialKind.PASSWORD), PRE_SHARED_KEY(
            CredentialKind.KEY),
    CERTIFICATE(CredentialKind.CERTIFICATE), RAW_PUBLIC_KEY(CredentialKind.CERTIFICATE);

    private final CredentialKind kind;

    Proof(CredentialKind kind) {
        this.kind = kind;
    }

    CredentialKind kind() {
        return kind;
    }

    boolean hasSecret() {
        return kind != CredentialKind.CERTIFICATE;
    }
}
