// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Keeps passwords as Argon2id hashes (RFC 9106). Whether an account exists cannot be told by how long the answer takes.
 * Thread-safe; two are hashed at a time, so that logins cannot take the memory.
 */
public final class Passwords {
    static final int SHORTEST = 10;
    static final int LONGEST = 200;
    private static final int SALT_BYTES = 16;
    private static final int AT_A_TIME = 2;
    private static final int KIBIBYTES = 19 << 10;
    private static final int PASSES = 2;
    /** No password's hash, but made like one, so that checking it takes as long. */
    static final String NOBODYS =
            "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGhhcyB0aGlzIQ"
                    + "$EExX5fzTwTN+hNUhYsI5G+QdTY5Gl/M1Pi6L3iml6fM";
    private final Semaphore hashing = new Semaphore(AT_A_TIME);

    /** What is kept of a password; Refusal where it is too short or too long. */
    public String hash(String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw Refusal.malformed("a password has " + SHORTEST + " to " + LONGEST + " characters");
        }
        return hashing(() -> Password.hash(password).addRandomSalt(SALT_BYTES).with(argon()).getResult());
    }

    /** Whether this is the password of that person; false, as slowly, where there is nobody. */
    boolean isRight(String password, Optional<Person> person) {
        String kept = person.map(Person::passwordHash).orElse(NOBODYS);
        boolean right = password.length() <= LONGEST && hashing(
                () -> Password.check(password, kept).with(Argon2Function.getInstanceFromHash(kept)));
        return right && person.isPresent();
    }

    /** Not a constant: it keeps the memory that it computes with, so it is not made before somebody logs in. */
    private static Argon2Function argon() {
        return Argon2Function.getInstance(KIBIBYTES, PASSES, 1, 32, Argon2.ID);
    }

    private <T> T hashing(Supplier<T> work) {
        hashing.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            hashing.release();
        }
    }
}
