// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.greenbutton;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAnyElement;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The elements of an Atom feed (RFC 4287) that a Green Button file is made of, as JAXB fills them. Not thread-safe. */
final class Atom {
    static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    private Atom() {}

    /** The whole file. */
    @XmlRootElement(name = "feed", namespace = NAMESPACE)
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Feed {
        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String id;
        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String title;
        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String updated;
        @XmlElement(name = "link", namespace = NAMESPACE)
        List<Link> links = new ArrayList<>();
        @XmlElement(name = "entry", namespace = NAMESPACE)
        List<Entry> entries = new ArrayList<>();
    }

    /** One resource of the energy services provider. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Entry {
        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String id;
        @XmlElement(name = "link", namespace = NAMESPACE)
        List<Link> links = new ArrayList<>();
        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String title;
        @XmlElement(namespace = NAMESPACE)
        @Nullable
        Content content;
        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String published;
        @XmlElement(namespace = NAMESPACE)
        @Nullable
        String updated;

        /** What stands in it, where it is of this class. */
        <T> Optional<T> content(Class<T> type) {
            return Optional.ofNullable(content).map(given -> given.value).filter(type::isInstance).map(type::cast);
        }

        /** Where a link of this relation leads to; empty where there is none. */
        Optional<String> link(String relation) {
            return links(relation).stream().findFirst();
        }

        /** Where the links of this relation lead to. */
        List<String> links(String relation) {
            return links.stream().filter(link -> relation.equals(link.rel) && link.href != null)
                    .map(link -> String.valueOf(link.href)).toList();
        }
    }

    /** A relation to another entry. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Link {
        @XmlAttribute
        @Nullable
        String rel;
        @XmlAttribute
        @Nullable
        String href;

        static Link of(String rel, String href) {
            Link link = new Link();
            link.rel = rel;
            link.href = href;
            return link;
        }
    }

    /** An element of another namespace; without its type a reader of Atom takes it for text (RFC 4287, 4.1.3). */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Content {
        @XmlAttribute
        @Nullable
        String type;
        @XmlAnyElement(lax = true)
        @Nullable
        Object value;

        static Content of(Object value) {
            Content content = new Content();
            content.type = "application/xml";
            content.value = value;
            return content;
        }
    }
}
