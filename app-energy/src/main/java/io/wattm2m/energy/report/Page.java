// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a page of XHTML that browsers read as HTML, too. For one thread. */
final class Page {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    Page() {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins a page with this style sheet. */
    Page begin(String language, String title, String style) {
        return raw("<!DOCTYPE html>\n").open("html", "lang", language).open("head").raw("<meta charset=\"UTF-8\"/>")
                .text("title", title).raw("<style>" + style + "</style>").close().open("body");
    }

    /** Opens an element with attributes by name and value. */
    Page open(String name, String... attributes) {
        return write(() -> {
            xml.writeStartElement(name);
            for (int index = 0; index < attributes.length; index += 2) {
                xml.writeAttribute(attributes[index], attributes[index + 1]);
            }
            xml.writeCharacters("");
        });
    }

    Page close() {
        return write(xml::writeEndElement);
    }

    /** An element with nothing but text in it. */
    Page text(String name, String content, String... attributes) {
        open(name, attributes);
        return write(() -> xml.writeCharacters(content)).close();
    }

    /** A table with a head; all columns but the first are set to the right. */
    Page table(List<String> head, List<List<String>> rows) {
        open("table").open("thead");
        row("th", head);
        close().open("tbody");
        rows.forEach(row -> row("td", row));
        return close().close();
    }

    private void row(String cell, List<String> cells) {
        open("tr");
        for (int index = 0; index < cells.size(); index++) {
            text(cell, cells.get(index), "class", index == 0 ? "name" : "figure");
        }
        close();
    }

    /** Ends the page; what it says. */
    String end() {
        write(() -> {
            xml.writeEndDocument();
            xml.flush();
        });
        return text.toString();
    }

    /** What is not to be escaped. */
    private Page raw(String markup) {
        return write(() -> {
            xml.flush();
            text.write(markup);
        });
    }

    private Page write(Writing writing) {
        try {
            writing.write();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the page cannot be written", e);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void write() throws XMLStreamException;
    }
}
