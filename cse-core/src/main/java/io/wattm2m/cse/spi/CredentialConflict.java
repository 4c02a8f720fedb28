// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

/** What is asked of {@link Credentials} makes sense, but not as they are: a name is taken, a credential has ended. */
public final class CredentialConflict extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public CredentialConflict(String text) {
        super(text);
    }
}
