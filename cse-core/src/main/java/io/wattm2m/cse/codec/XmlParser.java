// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import com.ctc.wstx.api.WstxInputProperties;
import com.fasterxml.jackson.dataformat.xml.XmlFactory;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/**
 * Bytes to elements, with what makes XML dangerous left out: no document type, no entities but the five, nothing
 * fetched, and bounds for depth and number. Thread-safe.
 */
final class XmlParser {
    private static final int DEEPEST = 64;
    private static final int MOST_ELEMENTS = 50_000;
    private static final int MOST_ATTRIBUTES = 20;
    private static final int LONGEST_ATTRIBUTE = 8192;

    private final XMLInputFactory factory;
    private final Namespaces namespaces;

    XmlParser(Namespaces namespaces) {
        this.namespaces = namespaces;
        factory = new XmlFactory().getXMLInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // else what is wrong with a text would be told where nobody expects it
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, (long) MOST_ELEMENTS);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE);
    }

    /** The root element; IllegalArgumentException says where and why the bytes are malformed. */
    XmlElement parse(byte[] bytes) {
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                return document(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("malformed XML: " + firstLine(e) + place(e), e);
        }
    }

    private XmlElement document(XMLStreamReader reader) throws XMLStreamException {
        while (reader.next() != XMLStreamConstants.START_ELEMENT) {
            if (reader.getEventType() == XMLStreamConstants.DTD) {
                throw new IllegalArgumentException("malformed XML: a document type (DTD) is not allowed");
            }
        }
        XmlElement root = element(reader);
        while (reader.hasNext()) {
            reader.next();
        }
        return root;
    }

    /** The element that the reader stands at; it is at its end afterwards. */
    private XmlElement element(XMLStreamReader reader) throws XMLStreamException {
        String name = name(reader);
        boolean json = "true".equals(reader.getAttributeValue(XmlWriter.OWN_NAMESPACE, XmlWriter.JSON));
        Map<String, String> attributes = attributes(reader);
        List<XmlElement> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(reader));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> text.append(
                        reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new IllegalArgumentException(
                        "malformed XML: entities are not allowed");
                default -> {
                    // comments and processing instructions mean nothing here
                }
            }
        }
        if (!children.isEmpty() && !text.toString().isBlank()) {
            throw new IllegalArgumentException("malformed XML: " + name + " has text between its elements");
        }
        return new XmlElement(name, attributes, json, children, text.toString());
    }

    private String name(XMLStreamReader reader) {
        String uri = reader.getNamespaceURI();
        if (uri == null || uri.isEmpty()) {
            return reader.getLocalName();
        }
        String written = reader.getPrefix();
        String prefix = namespaces.prefix(uri, written == null ? "" : written);
        return prefix.isEmpty() ? reader.getLocalName() : prefix + ":" + reader.getLocalName();
    }

    /** The attributes of no namespace: those of others, such as of XML Schema, say nothing about the content. */
    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String uri = reader.getAttributeNamespace(i);
            if (uri == null || uri.equals(XMLConstants.NULL_NS_URI)) {
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
        }
        return attributes;
    }

    private static String firstLine(XMLStreamException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static String place(XMLStreamException e) {
        return e.getLocation() == null ? ""
                : " at line " + e.getLocation().getLineNumber() + ", column " + e.getLocation().getColumnNumber();
    }
}
