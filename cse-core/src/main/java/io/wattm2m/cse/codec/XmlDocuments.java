// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import com.fasterxml.jackson.dataformat.xml.XmlFactory;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.TypeRegistry;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** XML to and from the document model, typed by the tables of the resource types (TS-0004 8.3). Thread-safe. */
public final class XmlDocuments implements Documents {
    private final Namespaces namespaces = new Namespaces();
    private final XmlParser parser = new XmlParser(namespaces);
    private final XMLOutputFactory factory = new XmlFactory().getXMLOutputFactory();
    private final ElementTypes types;

    /** XML of resources of these types; others are read as mere texts. */
    public XmlDocuments(TypeRegistry types) {
        this.types = new ElementTypes(types);
        factory.setProperty(XMLOutputFactory.IS_REPAIRING_NAMESPACES, true);
    }

    @Override
    public Object read(byte[] bytes) {
        return new XmlReader(types, false).document(parser.parse(bytes));
    }

    @Override
    public Object readUpdate(byte[] bytes) {
        return new XmlReader(types, true).document(parser.parse(bytes));
    }

    @Override
    public byte[] write(Object document) {
        if (!(document instanceof Map<?, ?> members) || members.size() != 1) {
            throw new IllegalStateException("a document in XML has one root");
        }
        Map.Entry<?, ?> root = members.entrySet().iterator().next();
        if (!XmlWriter.isName(root.getKey().toString())) {
            throw RequestFailure.badRequest("'" + root.getKey() + "' cannot be the name of an element in XML");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try {
            XMLStreamWriter out = factory.createXMLStreamWriter(bytes, "UTF-8");
            new XmlWriter(out, types, namespaces).document((String) root.getKey(), root.getValue());
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
