// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import java.time.Duration;

/** Something that is not done for this person, with the reason; thrown deep, told once at the interface. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Kind kind;
    private final Duration pause;

    private Refusal(Kind kind, String text, Duration pause) {
        super(text);
        this.kind = kind;
        this.pause = pause;
    }

    /** What is asked for makes no sense. */
    public static Refusal malformed(String text) {
        return new Refusal(Kind.MALFORMED, text, Duration.ZERO);
    }

    /** Nobody has proved anything. */
    public static Refusal unproven(String text) {
        return new Refusal(Kind.UNPROVEN, text, Duration.ZERO);
    }

    /** This one may not. */
    public static Refusal forbidden(String text) {
        return new Refusal(Kind.FORBIDDEN, text, Duration.ZERO);
    }

    /** There is nothing of that name. */
    public static Refusal unknown(String text) {
        return new Refusal(Kind.UNKNOWN, text, Duration.ZERO);
    }

    /** It makes sense, but not as things are. */
    public static Refusal conflict(String text) {
        return new Refusal(Kind.CONFLICT, text, Duration.ZERO);
    }

    /** Too often; again after the pause. */
    public static Refusal tooOften(String text, Duration pause) {
        return new Refusal(Kind.TOO_OFTEN, text, pause);
    }

    public Kind kind() {
        return kind;
    }

    /** How long to wait before the next attempt. */
    public Duration pause() {
        return pause;
    }

    /** Why. */
    public enum Kind {
        MALFORMED, UNPROVEN, FORBIDDEN, UNKNOWN, CONFLICT, TOO_OFTEN
    }
}
