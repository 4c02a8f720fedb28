// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.primitive;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How and whereto the response is wanted (m2m:responseTypeInfo, TS-0004 6.3.5.30).
 *
 * @param mode the kind of response
 * @param notificationTargets absent: the originator is told; an empty list: nobody is
 */
public record ResponseType(Mode mode, Optional<List<String>> notificationTargets) {
    /** The default: the result travels in the response. */
    public static final ResponseType BLOCKING = new ResponseType(Mode.BLOCKING, Optional.empty());

    public ResponseType {
        requireNonNull(mode, "mode is null");
        notificationTargets = notificationTargets.map(List::copyOf);
    }

    /** The values of {@code rtv} (m2m:responseType, TS-0004 6.3.4.2.6). */
    public enum Mode {
        NON_BLOCKING_SYNCH(1), NON_BLOCKING_ASYNCH(2), BLOCKING(3), FLEX_BLOCKING(4), NO_RESPONSE(5);

        private final int number;

        Mode(int number) {
            this.number = number;
        }

        /** The value of {@code rtv}. */
        public int number() {
            return number;
        }

        /** The mode with this number; BAD_REQUEST where there is none. */
        public static Mode of(long number) {
            return Arrays.stream(values()).filter(mode -> mode.number == number).findFirst().orElseThrow(
                    () -> RequestFailure.badRequest("rt " + number + " is not a response type (1 to 5)"));
        }
    }
}
