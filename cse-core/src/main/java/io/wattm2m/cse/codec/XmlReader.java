// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.DataType;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.ObjectType;
import io.wattm2m.cse.resource.Shape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Elements to documents, each value as its data type wants it. What does not fit its type stays a text: who checks the
 * resource or the primitive can name the attribute. Immutable.
 */
final class XmlReader {
    private static final String REQUEST = "m2m:rqp";
    private static final String UPDATE = "3";
    private static final JsonDocuments JSON = new JsonDocuments();
    private final ElementTypes types;
    private final boolean update;

    /**
     * A reader.
     *
     * @param update whether an empty element stands for NULL rather than for an empty value
     */
    XmlReader(ElementTypes types, boolean update) {
        this.types = types;
        this.update = update;
    }

    /** The document with this root. */
    Map<String, Object> document(XmlElement root) {
        return Map.of(root.name(), root(root));
    }

    private Object root(XmlElement element) {
        if (element.name().equals(REQUEST)) {
            boolean updates = element.children().stream()
                    .anyMatch(child -> child.name().equals("op") && child.text().strip().equals(UPDATE));
            return new XmlReader(types, updates).value(element, types.of(REQUEST));
        }
        DataType<?> type = types.of(element.name());
        boolean hollow = element.isEmpty() && type.shape() instanceof Shape.Members;
        return hollow ? Map.of() : values(List.of(element), type);
    }

    /** The value of all elements of one name in an element. */
    private Object values(List<XmlElement> elements, DataType<?> type) {
        XmlElement first = elements.getFirst();
        if (elements.size() == 1 && (first.json() || first.isEmpty())) {
            return first.json() ? json(first) : empty(type);
        }
        return switch (type.shape()) {
            case Shape.Joined(DataType<?> item) -> elements.stream().flatMap(element -> items(element, item).stream())
                    .toList();
            case Shape.Repeated(DataType<?> item) when item.shape() instanceof Shape.Simple simple
                    && XmlTexts.isJoinable(simple) ->
                elements.stream().flatMap(element -> items(element, item).stream()).toList();
            case Shape.Repeated(DataType<?> item) -> elements.stream().map(element -> value(element, item)).toList();
            case Shape.Simple simple when simple == Shape.Simple.ANY && elements.size() > 1 -> elements.stream()
                    .map(element -> value(element, type)).toList();
            default -> single(elements, type);
        };
    }

    private Object single(List<XmlElement> elements, DataType<?> type) {
        if (elements.size() > 1) {
            throw new IllegalArgumentException(
                    "the element " + elements.getFirst().name() + " occurs " + elements.size() + " times");
        }
        return value(elements.getFirst(), type);
    }

    private List<Object> items(XmlElement element, DataType<?> item) {
        if (!element.children().isEmpty()) {
            return List.of(value(element, item));
        }
        return Arrays.stream(element.text().split("[ \t\r\n]+")).filter(text -> !text.isEmpty())
                .map(text -> XmlTexts.read(text, item.shape())).toList();
    }

    private Object value(XmlElement element, DataType<?> type) {
        if (element.json()) {
            return json(element);
        }
        if (element.children().isEmpty() && element.attributes().isEmpty()) {
            return element.isEmpty() ? empty(type) : XmlTexts.read(element.text(), type.shape());
        }
        return members(element, type);
    }

    private Map<String, Object> members(XmlElement element, DataType<?> type) {
        Map<String, Attribute<?>> known =
                type.shape() instanceof Shape.Members(Map<String, Attribute<?>> attributes) ? attributes : Map.of();
        Set<String> always = type instanceof ObjectType object ? object.mandatory() : Set.of();
        Map<String, Object> members = new LinkedHashMap<>();
        element.attributes().forEach((name, text) -> members.put(name, XmlTexts.read(text, type(name, known).shape())));
        if (element.children().isEmpty() && !element.text().isBlank()) {
            members.put("val", XmlTexts.read(element.text(), type("val", known).shape()));
        }
        boolean resource = types.isResource(element.name());
        // what cannot be removed is never NULL
        XmlReader withoutNull = new XmlReader(types, false);
        grouped(element, known).forEach((name, elements) -> {
            XmlReader reader = always.contains(name) ? withoutNull : this;
            if (members.put(name, reader.member(name, elements, known, resource)) != null) {
                throw new IllegalArgumentException(name + " is there both as an element and as an XML attribute");
            }
        });
        return members;
    }

    private Object member(String name, List<XmlElement> elements, Map<String, Attribute<?>> known, boolean resource) {
        if (known.containsKey(name) || !elements.getFirst().hasPrefix()) {
            return values(elements, type(name, known));
        }
        List<Object> roots = elements.stream().map(this::root).toList();
        return resource || roots.size() > 1 ? roots : roots.getFirst();
    }

    /** The elements in an element by name; one with a prefix where none belongs counts as the plain one. */
    private SequencedMap<String, List<XmlElement>> grouped(XmlElement element, Map<String, Attribute<?>> known) {
        SequencedMap<String, List<XmlElement>> groups = new LinkedHashMap<>();
        for (XmlElement child : element.children()) {
            boolean plain = known.containsKey(child.localName()) && !known.containsKey(child.name())
                    && !types.isKnown(child.name());
            groups.computeIfAbsent(plain ? child.localName() : child.name(), name -> new ArrayList<>()).add(child);
        }
        return groups;
    }

    private static DataType<?> type(String name, Map<String, Attribute<?>> known) {
        return Optional.<Attribute<?>>ofNullable(known.get(name)).<DataType<?>>map(Attribute::type)
                .orElse(DataTypes.ANY);
    }

    /** The empty value of the type where it has one. */
    private Object empty(DataType<?> type) {
        Object empty = switch (type.shape()) {
            case Shape.Simple simple -> "";
            case Shape.Joined joined -> List.of();
            case Shape.Repeated repeated -> List.of();
            case Shape.Members members -> Map.of();
        };
        return !update && allows(type, empty) ? empty : Null.NULL;
    }

    private static boolean allows(DataType<?> type, Object value) {
        try {
            type.check(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Object json(XmlElement element) {
        return JSON.read(element.text().getBytes(StandardCharsets.UTF_8));
    }
}
