// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Changes.Replacement;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.TypeRegistry;
import io.wattm2m.cse.store.Queries.Node;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@link News} to and from JSON. Immutable, thread-safe. */
final class NewsCodec {
    private final JsonDocuments json = new JsonDocuments();
    private final TypeRegistry types;

    NewsCodec(TypeRegistry types) {
        this.types = types;
    }

    String write(News news) {
        Map<String, Object> document = new LinkedHashMap<>();
        put(document, "changes", news.changes(), NewsCodec::changes);
        put(document, "concerned", news.concerned(), NewsCodec::resource);
        put(document, "gone", news.gone(), NewsCodec::node);
        document.put("large", news.large());
        return new String(json.write(document), StandardCharsets.UTF_8);
    }

    News read(String text) {
        Map<?, ?> document = (Map<?, ?>) json.read(text.getBytes(StandardCharsets.UTF_8));
        return new News(list(document, "changes", this::changes), list(document, "concerned", this::resource),
                list(document, "gone", NewsCodec::node), Boolean.TRUE.equals(document.get("large")));
    }

    private static Map<String, Object> changes(Changes changes) {
        Map<String, Object> document = new LinkedHashMap<>();
        put(document, "created", changes.created(), NewsCodec::resource);
        put(document, "updated", changes.updated(), NewsCodec::replacement);
        put(document, "adjusted", changes.adjusted(), NewsCodec::replacement);
        put(document, "deleted", changes.deleted(), NewsCodec::resource);
        put(document, "evicted", changes.evicted(), NewsCodec::resource);
        return document;
    }

    private Changes changes(Map<?, ?> document) {
        return new Changes(list(document, "created", this::resource), list(document, "updated", this::replacement),
                list(document, "adjusted", this::replacement), list(document, "deleted", this::resource),
                list(document, "evicted", this::resource));
    }

    private static Map<String, Object> resource(Resource resource) {
        return Map.of("type", resource.type().shortName(), "path", resource.path(), "originator",
                resource.originator(), "seq", resource.sequence(), "attributes", resource.attributes());
    }

    private Resource resource(Map<?, ?> document) {
        return new Resource(type((String) value(document, "type")), (String) value(document, "path"),
                (String) value(document, "originator"), (Long) value(document, "seq"),
                attributes(value(document, "attributes")));
    }

    /** Of what it was before there is only what has become different. */
    private static Map<String, Object> replacement(Replacement replacement) {
        Map<String, Object> before = new HashMap<>(replacement.before().attributes());
        replacement.after().attributes().forEach((name, value) -> {
            if (!before.remove(name, value)) {
                before.putIfAbsent(name, Null.NULL);
            }
        });
        return Map.of("after", resource(replacement.after()), "before", before);
    }

    private Replacement replacement(Map<?, ?> document) {
        Resource after = resource((Map<?, ?>) value(document, "after"));
        return new Replacement(after.withAll(attributes(value(document, "before"))), after);
    }

    private static Map<String, Object> node(Node node) {
        return Map.of("ri", node.id(), "pi", node.parentId(), "seq", node.position(), "ty", (long) node.type(), "path",
                node.path());
    }

    private static Node node(Map<?, ?> document) {
        return new Node((String) value(document, "ri"), (String) value(document, "pi"), (Long) value(document, "seq"),
                Math.toIntExact((Long) value(document, "ty")), (String) value(document, "path"));
    }

    private static <T> void put(Map<String, Object> document, String name, List<T> items,
            Function<T, Map<String, Object>> form) {
        if (!items.isEmpty()) {
            document.put(name, items.stream().map(form).toList());
        }
    }

    private static <T> List<T> list(Map<?, ?> document, String name, Function<Map<?, ?>, T> form) {
        return document.get(name) instanceof List<?> items
                ? items.stream().map(item -> form.apply((Map<?, ?>) item)).toList()
                : List.of();
    }

    private static Object value(Map<?, ?> document, String name) {
        Object value = document.get(name);
        if (value == null) {
            throw new IllegalStateException("what another node has written of its changes has no " + name);
        }
        return value;
    }

    @SuppressWarnings("unchecked") // resource() has made it from a map
    private static Map<String, Object> attributes(Object value) {
        return (Map<String, Object>) value;
    }

    private ResourceType type(String name) {
        return types.byName(name).orElseThrow(() -> new IllegalStateException(
                "another node has a resource of the type " + name + ", which no plug-in provides here"));
    }
}
