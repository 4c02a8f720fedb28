// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.wattm2m.energy.people.Refusal;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Does a command once, however often it is sent with the same {@code Idempotency-Key}: to the others it answers what it
 * answered to the first. Thread-safe; remembers ten thousand commands for a day. Answers with secrets are not
 * remembered: what is below {@code /api/auth}, {@code /api/people} and {@code /api/homes} is left out, as are files of
 * history. Commands of more than 64 KiB, which pictures and models have, are done each time.
 */
@Priority(RepeatFilter.BEHIND_ROLES)
final class RepeatFilter implements ContainerRequestFilter, ContainerResponseFilter {
    static final int BEHIND_ROLES = 4000;
    static final String REPLAYED = "Idempotency-Replayed";
    private static final String KEY = "Idempotency-Key";
    private static final String PROPERTY = "io.wattm2m.energy.command";
    private static final int LONGEST_KEY = 200;
    private static final int LARGEST = 64 * 1024;
    private static final int MOST = 10_000;
    private final Cache<String, Command> commands =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(Duration.ofDays(1)).build();

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String key = request.getHeaderString(KEY);
        String path = request.getUriInfo().getPath();
        if (key == null || HttpMethod.GET.equals(request.getMethod()) || path.startsWith("api/auth")
                || path.startsWith("api/people") || path.startsWith("api/homes")
                || path.startsWith("api/power/import")) {
            return;
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Refusal.malformed(KEY + " has 1 to " + LONGEST_KEY + " characters");
        }
        InputStream whole = request.getEntityStream();
        byte[] body = whole.readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            request.setEntityStream(new SequenceInputStream(new ByteArrayInputStream(body), whole));
            return;
        }
        request.setEntityStream(new ByteArrayInputStream(body));
        Command wanted = new Command(request.getMethod() + " " + request.getUriInfo().getRequestUri(),
                Arrays.hashCode(body));
        String name = Visitor.of(request.getSecurityContext()).id() + " " + key;
        Command first = commands.asMap().putIfAbsent(name, wanted);
        if (first == null) {
            request.setProperty(PROPERTY, name);
        } else {
            request.abortWith(again(first, wanted));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(PROPERTY) instanceof String name) {
            if (response.getStatus() >= 500 || isLarge(response.getEntity())) {
                // it may have failed for a reason that passes, or cannot be kept
                commands.invalidate(name);
            } else {
                commands.asMap().computeIfPresent(name,
                        (same, command) -> command.answered(new Answer(response.getStatus(), response.getEntity(),
                                response.getMediaType(), response.getLocation())));
            }
        }
    }

    /** A file, or what is written while it is sent and can be only once. */
    private static boolean isLarge(@Nullable Object entity) {
        return entity instanceof byte[] file && file.length > LARGEST || entity instanceof InputStream
                || entity instanceof StreamingOutput;
    }

    private static Response again(Command first, Command wanted) {
        if (!first.isSame(wanted)) {
            throw Refusal.malformed("this " + KEY + " was sent with another command");
        }
        if (first.answer == null) {
            throw Refusal.conflict("the first command with this " + KEY + " is still being done");
        }
        return Response.status(first.answer.status).entity(first.answer.entity).type(first.answer.type)
                .location(first.answer.location).header(REPLAYED, "true").build();
    }

    /** A command, and what was answered once it was done. */
    private record Command(String what, int bodyHash, @Nullable Answer answer) {
        Command(String what, int bodyHash) {
            this(what, bodyHash, null);
        }

        boolean isSame(Command other) {
            return what.equals(other.what) && bodyHash == other.bodyHash;
        }

        Command answered(Answer given) {
            return new Command(what, bodyHash, given);
        }
    }

    private record Answer(int status, @Nullable Object entity, @Nullable MediaType type,
            @Nullable URI location) {}
}
