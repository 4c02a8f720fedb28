// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.identity;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Identity;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResponseType;
import io.wattm2m.cse.primitive.ResultContent;
import io.wattm2m.cse.type.AeType;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The entrance for what comes through bindings: whoever has proved who it is may be no other originator (TS-0004
 * 7.3.3.1). A CSE carries what the entities behind it send. A credential that is bound to nobody is good for one thing,
 * the registration of an AE, and is the AE's from then on. What has proved nothing goes by untouched: the listener let
 * it in. Thread-safe.
 */
public final class ProvenOriginators implements Receiver {
    private static final Set<String> ASKS_FOR_ONE = Set.of("", "C", "S");
    private final OriginatorForm form;
    private final Neighbours neighbours;
    private final KnownCredentials credentials;
    private final String admin;
    private final Receiver cse;
    private final Set<String> registering = ConcurrentHashMap.newKeySet();

    /** An entrance to {@code cse}. */
    public ProvenOriginators(OriginatorForm form, Neighbours neighbours, KnownCredentials credentials, String admin,
            Receiver cse) {
        this.form = form;
        this.neighbours = neighbours;
        this.credentials = credentials;
        this.admin = admin;
        this.cse = cse;
    }

    @Override
    public ResponsePrimitive receive(RequestPrimitive request) {
        if (request.peer().identity().isEmpty()) {
            return cse.receive(request);
        }
        Receiver way = proven -> proven(proven, proven.peer().identity().orElseThrow());
        ResponsePrimitive response = way.answer(request);
        return request.options().releaseVersion().filter(version -> response.parameter("rvi").isEmpty())
                .map(version -> response.with("rvi", version)).orElse(response);
    }

    private ResponsePrimitive proven(RequestPrimitive request, Identity identity) {
        if (!identity.isBound()) {
            return bound(request, identity);
        }
        String proved = form.stem(identity.originator());
        if (isRegistration(request) && request.originator().isEmpty() && !proved.contains("*")) {
            return cse.receive(request.withFrom(proved));
        }
        String from = request.originator().isEmpty() ? "C" : form.stem(request.originator());
        if (!matches(proved, from) && !isCarried(proved, from)) {
            throw refused("fr (originator) '" + shortened(request.originator())
                    + "' is not whom the credential proves");
        }
        return cse.receive(request);
    }

    /** A CSE carries what is behind it: nothing of ours, and nothing of another CSE that is registered here. */
    private boolean isCarried(String proved, String from) {
        if (!proved.startsWith("/") || from.equals(form.cse().id())) {
            return false;
        }
        if (from.startsWith(proved + "/")) {
            return true;
        }
        boolean foreign = from.startsWith("/") ? !neighbours.hasCse(cseId(from))
                : from.startsWith("S") && !neighbours.hasAe(from);
        return foreign && neighbours.hasCse(proved);
    }

    private ResponsePrimitive bound(RequestPrimitive request, Identity identity) {
        if (!isRegistration(request)) {
            throw refused("the credential is bound to no originator yet; register an AE with it");
        }
        checkAnswerTells(request);
        checkFree(form.stem(request.originator()));
        if (!registering.add(identity.credential())) {
            throw refused("another AE is registering with this credential");
        }
        try {
            ResponsePrimitive response = cse.receive(request);
            if (response.status().isSuccess()) {
                bind(identity, registered(response).orElse(form.stem(request.originator())));
            }
            return response;
        } finally {
            registering.remove(identity.credential());
        }
    }

    private void bind(Identity identity, String originator) {
        try {
            credentials.bind(identity.credential(), originator);
        } catch (IllegalArgumentException meanwhile) {
            throw refused("the credential was given to another originator meanwhile");
        }
    }

    private static void checkAnswerTells(RequestPrimitive request) {
        boolean attributes =
                request.options().resultContent().filter(result -> result != ResultContent.ATTRIBUTES).isEmpty();
        if (!attributes && ASKS_FOR_ONE.contains(request.originator())
                || request.options().responseType().mode() != ResponseType.Mode.BLOCKING) {
            throw RequestFailure.badRequest("rcn and rt: the registration by which a credential is bound is blocking, "
                    + "and answered with the attributes (rcn 1)");
        }
    }

    /** Nobody becomes the administrator by registering, nor anybody who has a credential of his own. */
    private void checkFree(String originator) {
        if (originator.equals(form.stem(admin)) || credentials.provesAlone(form, originator)) {
            throw refused("the originator " + shortened(originator) + " has a credential of its own");
        }
    }

    private static Optional<String> registered(ResponsePrimitive response) {
        return response.content().map(Content::value)
                .map(value -> value instanceof Map<?, ?> members ? members.get(AeType.AE_ID.shortName()) : null)
                .map(Object::toString);
    }

    private static boolean isRegistration(RequestPrimitive request) {
        return request.operation() == Operation.CREATE && request.resourceType().orElse(0) == AeType.NUMBER;
    }

    /** Whether the originator is the proved one, in which each {@code *} stands for any text without a slash. */
    private static boolean matches(String proved, String from) {
        if (!proved.contains("*")) {
            return proved.equals(from);
        }
        return from.matches(Arrays.stream(proved.split("\\*", -1)).map(Pattern::quote)
                .collect(Collectors.joining("[^/]*")));
    }

    private static String cseId(String from) {
        int slash = from.indexOf('/', 1);
        return slash < 0 ? from : from.substring(0, slash);
    }

    private static RequestFailure refused(String text) {
        return new RequestFailure(ResponseStatusCode.ORIGINATOR_NOT_AUTHENTICATED, text);
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    /** Who is registered here. */
    public interface Neighbours {

        /** Whether the CSE with this CSE-ID is registered here, or is where we are. */
        boolean hasCse(String cseId);

        /** Whether the AE with this AE-ID-Stem is registered here. */
        boolean hasAe(String stem);
    }
}
