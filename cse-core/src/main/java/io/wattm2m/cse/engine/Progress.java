// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import java.util.function.Supplier;

/**
 * Told of the answer to a request as far as there is one, while the rest is waited for. Returns at once;
 * implementations are thread-safe.
 */
@FunctionalInterface
interface Progress {
    /** For those who wait for the whole answer. */
    Progress UNSEEN = answer -> {};

    /** There is more than before of the answer, which is made only where somebody wants it. */
    void made(Supplier<ResponsePrimitive> answer);

    /** Carries out requests and tells how far it has got. */
    @FunctionalInterface
    interface Execution {
        ResponsePrimitive carryOut(RequestPrimitive request, Progress progress);
    }
}
