// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import io.wattm2m.cse.resource.Attribute;
import java.util.List;

/**
 * A specialization of flexContainer (TS-0001 9.6.35), such as a module class or a device of TS-0023. Immutable.
 *
 * @param domain where it belongs
 * @param kind what it is of: {@code moduleclass}, {@code device}, {@code subdevice}, {@code action}, or the like
 * @param name its name, e.g. {@code binarySwitch}
 * @param shortName its name within the domain, e.g. {@code binSh}
 * @param attributes its custom attributes
 * @param children the short names of what it is made of; what else is put below it is no fault
 */
public record Definition(Domain domain, String kind, String name, String shortName, List<Custom> attributes,
        List<String> children) {

    public Definition {
        attributes = List.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** The name of the root member, e.g. {@code cod:binSh}. */
    public String root() {
        return domain.prefix() + ":" + shortName;
    }

    /** The {@code cnd} (containerDefinition), e.g. {@code org.onem2m.common.moduleclass.binarySwitch}. */
    public String containerDefinition() {
        return domain.stem() + "." + (kind.isEmpty() ? "" : kind + ".") + name;
    }

    /** The short names of the attributes with this meaning, the standard's own first. */
    List<String> names(String meaning) {
        return attributes.stream().filter(custom -> custom.meaning().equals(meaning))
                .map(custom -> custom.attribute().shortName()).toList();
    }

    /** The same in another domain. */
    Definition in(Domain other) {
        return new Definition(other, kind, name, shortName, attributes, children);
    }

    /**
     * A family of definitions.
     *
     * @param prefix of their root members, e.g. {@code cod}
     * @param stem of their {@code cnd}, e.g. {@code org.onem2m.common}
     * @param namespace the XML namespace that the prefix stands for
     */
    public record Domain(String prefix, String stem, String namespace) {}

    /**
     * A custom attribute.
     *
     * @param attribute its names and its type
     * @param mandatory whether every resource has it, under its own name or another one
     * @param meaning the short name of the attribute that it is another name of; its own short name otherwise
     */
    public record Custom(Attribute<?> attribute, boolean mandatory, String meaning) {}
}
