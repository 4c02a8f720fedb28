// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResultContent;
import io.wattm2m.cse.resource.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The content of a response as the request's result content asks for it (TS-0001 8.1.2, TS-0004 7.3.3.11). Pure. */
final class ResultShaper {
    private ResultShaper() {}

    /** The answer to a CREATE; {@code requested} are the attributes as they were sent. */
    static ResponsePrimitive created(RequestPrimitive request, Visible created, Map<String, Object> requested) {
        ResponseStatusCode status = ResponseStatusCode.CREATED;
        return switch (request.options().resultContent().orElse(ResultContent.ATTRIBUTES)) {
            case NOTHING -> ResponsePrimitive.of(status, request);
            case HIERARCHICAL_ADDRESS ->
                ResponsePrimitive.of(status, request, new Content("m2m:uri", created.resource().path()));
            case HIERARCHICAL_ADDRESS_AND_ATTRIBUTES -> ResponsePrimitive.of(status, request, addressed(created));
            case MODIFIED_ATTRIBUTES -> modified(status, request, created, requested, Map.of());
            default -> ResponsePrimitive.of(status, request, created.content());
        };
    }

    /** The answer to an UPDATE; {@code requested} are the changes as they were sent. */
    static ResponsePrimitive updated(RequestPrimitive request, Resource before, Visible after,
            Map<String, Object> requested) {
        ResponseStatusCode status = ResponseStatusCode.UPDATED;
        return switch (request.options().resultContent().orElse(ResultContent.ATTRIBUTES)) {
            case NOTHING -> ResponsePrimitive.of(status, request);
            case MODIFIED_ATTRIBUTES ->
                modified(status, request, after, unchangedAndRequested(before, requested),
                        removed(before, after, requested));
            default -> ResponsePrimitive.of(status, request, after.content());
        };
    }

    /** A resource with nested children, references, or both (rcn 4, 5, 6, 8). */
    static Content withChildren(Visible root, List<Visible> descendants, RequestPrimitive request,
            ResultContent form) {
        boolean own = form == ResultContent.ATTRIBUTES_AND_CHILD_RESOURCES
                || form == ResultContent.ATTRIBUTES_AND_CHILD_RESOURCE_REFERENCES;
        boolean nested = form == ResultContent.ATTRIBUTES_AND_CHILD_RESOURCES || form == ResultContent.CHILD_RESOURCES;
        Map<String, Object> members = new LinkedHashMap<>();
        if (own) {
            members.putAll(root.members());
        }
        if (nested) {
            nest(root.resource(), members, descendants);
        } else {
            members.put("ch", descendants.stream().map(child -> References.child(child.resource(), request)).toList());
        }
        return new Content(root.resource().type().shortName(), members);
    }

    /**
     * Puts each descendant into its parent, grouped by type; where the parent is not shown, because it does not match
     * or stands on an earlier page, into the nearest ancestor that is.
     */
    private static void nest(Resource root, Map<String, Object> members, List<Visible> descendants) {
        Map<String, Map<String, Object>> shown = new LinkedHashMap<>();
        shown.put(root.path(), members);
        for (Visible descendant : descendants) {
            Map<String, Object> child = new LinkedHashMap<>(descendant.members());
            String path = descendant.resource().path();
            siblings(nearest(shown, path), descendant.resource().type().shortName()).add(child);
            shown.put(path, child);
        }
    }

    private static Map<String, Object> nearest(Map<String, Map<String, Object>> shown, String path) {
        String ancestor = path.substring(0, path.lastIndexOf('/'));
        Map<String, Object> found = shown.get(ancestor);
        return found == null ? nearest(shown, ancestor) : found;
    }

    @SuppressWarnings("unchecked") // lists under a prefixed name are made here
    private static List<Object> siblings(Map<String, Object> parent, String typeName) {
        return (List<Object>) parent.computeIfAbsent(typeName, name -> new ArrayList<>());
    }

    private static Content addressed(Visible created) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("uri", created.resource().path());
        members.put(created.resource().type().shortName(), created.members());
        return new Content("m2m:rce", members);
    }

    /** What the CSE set or changed beyond the request; without any, no content. */
    private static ResponsePrimitive modified(ResponseStatusCode status, RequestPrimitive request, Visible result,
            Map<String, Object> known, Map<String, Object> removed) {
        Map<String, Object> changed = new LinkedHashMap<>(result.members());
        changed.entrySet().removeIf(entry -> Objects.equals(known.get(entry.getKey()), entry.getValue()));
        changed.putAll(removed);
        return changed.isEmpty() ? ResponsePrimitive.of(status, request)
                : ResponsePrimitive.of(status, request, new Content(result.resource().type().shortName(), changed));
    }

    /** What the CSE removed without having been asked to, as NULL. */
    private static Map<String, Object> removed(Resource before, Visible after, Map<String, Object> requested) {
        Map<String, Object> removed = new LinkedHashMap<>();
        before.attributes().keySet().stream().filter(name -> !requested.containsKey(name))
                .filter(name -> !after.resource().attributes().containsKey(name))
                .forEach(name -> removed.put(name, Null.NULL));
        return after.permitted().all() ? removed : after.permitted().of(removed);
    }

    private static Map<String, Object> unchangedAndRequested(Resource before, Map<String, Object> requested) {
        Map<String, Object> known = new LinkedHashMap<>(before.attributes());
        requested.forEach((name, value) -> {
            if (value != Null.NULL) {
                known.put(name, value);
            }
        });
        return known;
    }
}
