// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Something that needs none of the operator's files, made when it is used first: reading all authorities of the JDK
 * takes a while, and many a CSE never checks a certificate. Thread-safe.
 *
 * @param <T> what is made; immutable, so that it does no harm when two threads make it
 */
final class Unwatched<T> implements Supplier<T> {
    private final AtomicReference<Optional<T>> value = new AtomicReference<>(Optional.empty());
    private final Watched.Source<T> source;

    Unwatched(Watched.Source<T> source) {
        this.source = source;
    }

    @Override
    public T get() {
        return value.updateAndGet(known -> known.or(() -> Optional.of(made()))).orElseThrow();
    }

    private T made() {
        try {
            return source.make();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("TLS: what comes with the JDK cannot be read", e);
        }
    }
}
