// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.DataType;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.Shape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes one document as elements, each value as its data type wants it. What XML has no form for, such as an object as
 * the content of an instance or a character that XML forbids, is written as JSON text and marked with an attribute in a
 * namespace of our own, so that others read a text and we what it was. For one thread.
 */
final class XmlWriter {
    static final String OWN_NAMESPACE = "https://wattm2m.io/xml";
    static final String JSON = "json";
    private static final Pattern NAME = Pattern.compile("([A-Za-z_][\\w.-]*:)?[A-Za-z_][\\w.-]*");
    private static final JsonDocuments TEXTS = new JsonDocuments();

    private final XMLStreamWriter out;
    private final ElementTypes types;
    private final Namespaces namespaces;

    XmlWriter(XMLStreamWriter out, ElementTypes types, Namespaces namespaces) {
        this.out = out;
        this.types = types;
        this.namespaces = namespaces;
    }

    /** Writes the document with this root. */
    void document(String name, Object value) throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        root(name, value);
        out.writeEndDocument();
    }

    private void root(String name, Object value) throws XMLStreamException {
        element(name, value, types.of(name));
    }

    /** All elements of one name in an element. */
    private void values(String name, Object value, DataType<?> type) throws XMLStreamException {
        if (type.shape() instanceof Shape.Repeated(DataType<?> item) && isSpread(value, item)) {
            for (Object each : (List<?>) value) {
                element(name, each, item);
            }
        } else {
            element(name, value, type);
        }
    }

    private void element(String name, Object value, DataType<?> type) throws XMLStreamException {
        int colon = name.indexOf(':');
        if (colon < 0) {
            out.writeStartElement(name);
        } else {
            String prefix = name.substring(0, colon);
            out.writeStartElement(prefix, name.substring(colon + 1), namespaces.uri(prefix));
        }
        content(value, type, colon > 0);
        out.writeEndElement();
    }

    private void content(Object value, DataType<?> type, boolean prefixed) throws XMLStreamException {
        switch (type.shape()) {
            case Shape.Simple shape when XmlTexts.isPlain(value, shape) -> out.writeCharacters(value.toString());
            case Shape.Joined(DataType<?> item) when isJoinable(value, item) -> out.writeCharacters(
                    ((List<?>) value).stream().map(Object::toString).collect(Collectors.joining(" ")));
            case Shape.Repeated repeated when value.equals(List.of()) -> {
                // nothing: an empty list
            }
            case Shape.Members members when type.equals(PrimitiveTypes.REFERENCE) && value instanceof Map<?, ?> map ->
                reference(map);
            case Shape.Members(Map<String, Attribute<?>> known) when value instanceof Map<?, ?> map
                    && isWritable(map) ->
                members(map, known, prefixed);
            default -> other(value, type.shape());
        }
    }

    private void members(Map<?, ?> members, Map<String, Attribute<?>> known, boolean prefixed)
            throws XMLStreamException {
        boolean named =
                prefixed && members.get("rn") instanceof String name && XmlTexts.isItem(name, Shape.Simple.TEXT);
        if (named) {
            out.writeAttribute("rn", (String) members.get("rn"));
        }
        for (Map.Entry<?, ?> member : members.entrySet()) {
            String name = (String) member.getKey();
            if (!named || !name.equals("rn")) {
                member(name, member.getValue(), known);
            }
        }
    }

    private void member(String name, Object value, Map<String, Attribute<?>> known) throws XMLStreamException {
        if (known.containsKey(name) || name.indexOf(':') < 0) {
            values(name, value, Optional.<Attribute<?>>ofNullable(known.get(name)).<DataType<?>>map(Attribute::type)
                    .orElse(DataTypes.ANY));
        } else if (value instanceof List<?> roots && !roots.isEmpty()
                && !(types.of(name).shape() instanceof Shape.Joined)) {
            for (Object each : roots) {
                root(name, each);
            }
        } else {
            root(name, value);
        }
    }

    private void reference(Map<?, ?> reference) throws XMLStreamException {
        for (Map.Entry<?, ?> member : reference.entrySet()) {
            if (!"val".equals(member.getKey())) {
                out.writeAttribute((String) member.getKey(), member.getValue().toString());
            }
        }
        out.writeCharacters(String.valueOf(reference.get("val")));
    }

    private void other(Object value, Shape shape) throws XMLStreamException {
        if (value == Null.NULL) {
            return;
        }
        if (value instanceof String text && !(shape instanceof Shape.Simple)
                && XmlTexts.isPlain(text, Shape.Simple.TEXT)) {
            out.writeCharacters(text);
            return;
        }
        out.writeAttribute("w", OWN_NAMESPACE, JSON, "true");
        String json = new String(TEXTS.write(value), StandardCharsets.UTF_8);
        out.writeCharacters(json.replace("\uFFFE", "\\ufffe").replace("\uFFFF", "\\uffff"));
    }

    /** Whether an element can be called so. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    private static boolean isJoinable(Object value, DataType<?> item) {
        return value instanceof List<?> items && items.stream().allMatch(each -> XmlTexts.isItem(each, item.shape()));
    }

    /** Whether each item has an element of its own; a single one that is marked would be taken for the whole list. */
    private static boolean isSpread(Object value, DataType<?> item) {
        return value instanceof List<?> items && !items.isEmpty() && items.stream().noneMatch(XmlWriter::isHollow)
                && (items.size() > 1 || hasForm(items.getFirst(), item.shape()));
    }

    private static boolean hasForm(Object value, Shape shape) {
        return shape instanceof Shape.Members ? value instanceof Map<?, ?> members && isWritable(members)
                : XmlTexts.isPlain(value, shape);
    }

    /** Whether its element would be an empty one. */
    private static boolean isHollow(Object value) {
        return value == Null.NULL || value.equals("") || value.equals(List.of()) || value.equals(Map.of());
    }

    private static boolean isWritable(Map<?, ?> members) {
        return members.keySet().stream().allMatch(name -> isName((String) name));
    }
}
