// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response.Status;
import java.time.DateTimeException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes what somebody wants of what a document says. Pure. */
final class Wishes {
    private Wishes() {}

    /** What was made; BadRequestException with the reason where it cannot be. */
    static <T> T checked(Supplier<T> made) {
        try {
            return made.get();
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }

    /** What was done; ClientErrorException (409) with the reason where things are not as they would have to be. */
    static <T> T possible(Supplier<T> done) {
        try {
            return done.get();
        } catch (IllegalStateException e) {
            throw new ClientErrorException(e.getMessage(), Status.CONFLICT, e);
        }
    }

    /** A parameter that is true or false; BadRequestException where it is neither. */
    static boolean flag(String name, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadRequestException(name + " '" + text + "' is not true or false");
        };
    }

    /** What is given, or what stands without it. */
    static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
