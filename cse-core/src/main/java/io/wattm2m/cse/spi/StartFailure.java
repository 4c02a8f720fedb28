// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

/** Something the operator has to put right before the process can start; the message is one clear line. */
public final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartFailure(String message) {
        super(message);
    }

    public StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
