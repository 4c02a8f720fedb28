// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.tls;

import io.wattm2m.cse.spi.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something made of files, made anew when one of them has changed; as long as that fails, the old one stays.
 * Thread-safe.
 *
 * @param <T> what is made; immutable
 */
final class Watched<T> implements Supplier<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Watched.class);
    private final List<Path> files;
    private final Source<T> source;
    private final long pauseNanos;
    private final AtomicLong looked = new AtomicLong(System.nanoTime());
    private volatile String stamp;
    private volatile T value;

    /** Makes it of these files; StartFailure names them where that fails. */
    Watched(List<Path> files, Duration pause, Source<T> source) {
        this.files = List.copyOf(files);
        this.source = source;
        this.pauseNanos = pause.toNanos();
        this.stamp = stamp();
        try {
            this.value = source.make();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new StartFailure("TLS: " + files + ": " + text(e), e);
        }
    }

    @Override
    public T get() {
        long last = looked.get();
        long now = System.nanoTime();
        if (now - last >= pauseNanos && looked.compareAndSet(last, now)) {
            look();
        }
        return value;
    }

    private void look() {
        String current = stamp();
        if (current.equals(stamp)) {
            return;
        }
        stamp = current;
        try {
            value = source.make();
            LOG.info("TLS: read again {}", files);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            LOG.warn("TLS: {} changed and cannot be read, so what it was before stays: {}", files, text(e));
        }
    }

    private String stamp() {
        List<Object> stamps = new ArrayList<>();
        for (Path file : files) {
            try {
                BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
                stamps.addAll(List.of(found.lastModifiedTime(), found.size(), String.valueOf(found.fileKey())));
            } catch (IOException missing) {
                stamps.add("missing");
            }
        }
        return stamps.toString();
    }

    private static String text(Exception e) {
        return e instanceof java.nio.file.NoSuchFileException missing ? "there is no file " + missing.getFile()
                : String.valueOf(e.getMessage());
    }

    /** Makes it. */
    @FunctionalInterface
    interface Source<T> {
        T make() throws IOException, GeneralSecurityException;
    }
}
