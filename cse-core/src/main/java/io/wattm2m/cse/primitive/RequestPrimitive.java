// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.primitive;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/**
 * A request primitive (TS-0001 8.1.2, TS-0004 6.4.1). Immutable; every step on its way hands on a new one.
 *
 * @param operation {@code op}
 * @param to {@code to}, as it was sent
 * @param from {@code fr}, the originator; empty only when an AE registers without an identifier
 * @param requestIdentifier {@code rqi}
 * @param resourceType {@code ty}, of a CREATE
 * @param content {@code pc}
 * @param options the parameters that the receiver itself acts on
 * @param parameters all further parameters by short name, as they were sent: known ones that are not supported are
 *        refused by the receiver, {@code vsi} and the like are passed on
 * @param peer what the transport knows of the sender
 */
public record RequestPrimitive(Operation operation, String to, Optional<String> from, String requestIdentifier,
        OptionalInt resourceType, Optional<Content> content, Options options, Map<String, Object> parameters,
        Peer peer) {

    public RequestPrimitive {
        requireNonNull(operation, "operation is null");
        requireNonNull(to, "to is null");
        requireNonNull(from, "from is null");
        requireNonNull(requestIdentifier, "requestIdentifier is null");
        requireNonNull(content, "content is null");
        requireNonNull(options, "options is null");
        parameters = Map.copyOf(parameters);
        requireNonNull(peer, "peer is null");
    }

    /** The originator, or an empty text where there is none. */
    public String originator() {
        return from.orElse("");
    }

    /** The same request for another target. */
    public RequestPrimitive withTo(String newTo) {
        return new RequestPrimitive(operation, newTo, from, requestIdentifier, resourceType, content, options,
                parameters,
                peer);
    }

    /** The same request from another originator. */
    public RequestPrimitive withFrom(String originator) {
        return new RequestPrimitive(operation, to, Optional.of(originator), requestIdentifier, resourceType, content,
                options, parameters, peer);
    }

    /** The same request as this peer sent it. */
    public RequestPrimitive withPeer(Peer newPeer) {
        return new RequestPrimitive(operation, to, from, requestIdentifier, resourceType, content, options, parameters,
                newPeer);
    }

    /** The same request with these options. */
    public RequestPrimitive withOptions(Options newOptions) {
        return new RequestPrimitive(operation, to, from, requestIdentifier, resourceType, content, newOptions,
                parameters,
                peer);
    }

    /** The same request with this content. */
    public RequestPrimitive withContent(Content newContent) {
        return new RequestPrimitive(operation, to, from, requestIdentifier, resourceType, Optional.of(newContent),
                options, parameters, peer);
    }

    /** The same request with one more of the further parameters. */
    public RequestPrimitive with(String shortName, Object value) {
        Map<String, Object> more = new HashMap<>(parameters);
        more.put(shortName, value);
        return withParameters(more);
    }

    /** The same request without some of the further parameters. */
    public RequestPrimitive without(Set<String> shortNames) {
        Map<String, Object> less = new HashMap<>(parameters);
        less.keySet().removeAll(shortNames);
        return withParameters(less);
    }

    /** A further parameter as text, empty where it is absent. */
    public Optional<String> parameter(String shortName) {
        return Optional.ofNullable(parameters.get(shortName)).map(Object::toString);
    }

    /** The same request with another identifier. */
    public RequestPrimitive withRequestIdentifier(String identifier) {
        return new RequestPrimitive(operation, to, from, identifier, resourceType, content, options, parameters, peer);
    }

    private RequestPrimitive withParameters(Map<String, Object> all) {
        return new RequestPrimitive(operation, to, from, requestIdentifier, resourceType, content, options, all, peer);
    }

    /** A CREATE of the resource in {@code content} below {@code to}. */
    public static RequestPrimitive create(String originator, String to, int resourceType, Content content) {
        return request(Operation.CREATE, originator, to, OptionalInt.of(resourceType), Optional.of(content));
    }

    /** A RETRIEVE of {@code to}. */
    public static RequestPrimitive retrieve(String originator, String to) {
        return request(Operation.RETRIEVE, originator, to, OptionalInt.empty(), Optional.empty());
    }

    /** An UPDATE of {@code to} with the attributes in {@code content}. */
    public static RequestPrimitive update(String originator, String to, Content content) {
        return request(Operation.UPDATE, originator, to, OptionalInt.empty(), Optional.of(content));
    }

    /** A DELETE of {@code to}. */
    public static RequestPrimitive delete(String originator, String to) {
        return request(Operation.DELETE, originator, to, OptionalInt.empty(), Optional.empty());
    }

    /** A NOTIFY of {@code to}. */
    public static RequestPrimitive notify(String originator, String to, Content content) {
        return request(Operation.NOTIFY, originator, to, OptionalInt.empty(), Optional.of(content));
    }

    private static RequestPrimitive request(Operation operation, String originator, String to, OptionalInt resourceType,
            Optional<Content> content) {
        return new RequestPrimitive(operation, to, Optional.of(originator), UUID.randomUUID().toString(), resourceType,
                content, Options.DEFAULT, Map.of(), Peer.LOCAL);
    }

    /**
     * The parameters that say how a request is to be answered.
     *
     * @param resultContent {@code rcn}, empty for the operation's default
     * @param structured whether references are wanted as structured (hierarchical) addresses: {@code drt} 1 or absent
     * @param filter {@code fc}
     * @param responseType {@code rt}
     * @param releaseVersion {@code rvi}, empty from a Release 1 originator
     * @param requestExpiration {@code rqet}, as it was sent: a timestamp or milliseconds from arrival
     */
    public record Options(Optional<ResultContent> resultContent, boolean structured, FilterCriteria filter,
            ResponseType responseType, Optional<String> releaseVersion, Optional<String> requestExpiration) {
        /** Nothing asked for beyond the defaults, in release 4. */
        public static final Options DEFAULT = new Options(Optional.empty(), true, FilterCriteria.NONE,
                ResponseType.BLOCKING, Optional.of("4"), Optional.empty());

        public Options {
            requireNonNull(resultContent, "resultContent is null");
            requireNonNull(filter, "filter is null");
            requireNonNull(responseType, "responseType is null");
            requireNonNull(releaseVersion, "releaseVersion is null");
            requireNonNull(requestExpiration, "requestExpiration is null");
        }

        /** The same options with this result content. */
        public Options with(ResultContent content) {
            return new Options(Optional.of(content), structured, filter, responseType, releaseVersion,
                    requestExpiration);
        }

        /** The same options with this response type. */
        public Options with(ResponseType type) {
            return new Options(resultContent, structured, filter, type, releaseVersion, requestExpiration);
        }

        /** The same options in this release, empty for Release 1. */
        public Options withReleaseVersion(Optional<String> release) {
            return new Options(resultContent, structured, filter, responseType, release, requestExpiration);
        }

        /** The same options with this request expiration. */
        public Options withRequestExpiration(String time) {
            return new Options(resultContent, structured, filter, responseType, releaseVersion, Optional.of(time));
        }

        /** The same options with these filter criteria. */
        public Options with(FilterCriteria criteria) {
            return new Options(resultContent, structured, criteria, responseType, releaseVersion, requestExpiration);
        }
    }
}
