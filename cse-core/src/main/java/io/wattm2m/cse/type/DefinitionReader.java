// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.DataType;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.type.Definition.Custom;
import io.wattm2m.cse.type.Definition.Domain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads texts with definitions, a line for each thing; the form is described in {@code docs/definitions.md}. Later
 * texts may refer to what earlier ones have defined. Belongs to one thread.
 */
public final class DefinitionReader {
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");
    private static final Set<String> KINDS = Set.of("moduleclass", "device", "subdevice", "action", "definition");
    /** What every device has (TS-0023 5.3). */
    private static final List<Custom> LINKS = List.of(link("nodLk", "nodeLink"), link("flNLk", "flexNodeLink"));
    private final Map<String, Definition> definitions = new LinkedHashMap<>();
    private final Map<String, Domain> domains = new HashMap<>();
    private final CustomTypes types = new CustomTypes();
    private final List<String> own = new ArrayList<>();
    private Optional<Domain> domain = Optional.empty();
    private Optional<Definition> open = Optional.empty();

    /**
     * Reads one text.
     *
     * @param source what the text is called, for messages
     * @throws IllegalArgumentException with the source, the number of the line and what is wrong with it
     */
    public void read(String source, String text) {
        domain = Optional.empty();
        own.clear();
        List<String> lines = text.lines().toList();
        for (int number = 1; number <= lines.size(); number++) {
            try {
                line(words(lines.get(number - 1)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(source + ", line " + number + ": " + e.getMessage(), e);
            }
        }
        close();
    }

    /** Everything that has been read. */
    public List<Definition> definitions() {
        return List.copyOf(definitions.values());
    }

    private static List<String> words(String line) {
        int comment = line.indexOf('#');
        String content = comment < 0 ? line : line.substring(0, comment);
        return Arrays.stream(content.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    private void line(List<String> words) {
        if (words.isEmpty()) {
            return;
        }
        String first = words.getFirst();
        List<String> rest = words.subList(1, words.size());
        if (first.equals("domain")) {
            enter(rest);
        } else if (first.equals("enum")) {
            types.define(rest);
        } else if (first.equals("like")) {
            rest.forEach(this::adopt);
        } else if (KINDS.contains(first)) {
            begin(first, rest);
        } else if (first.equals("children")) {
            open = Optional.of(with(current().attributes(), joined(current().children(), rest)));
        } else {
            attribute(words);
        }
    }

    private void enter(List<String> words) {
        close();
        require(words.size() == 3, "a domain has a prefix, a stem and an XML namespace");
        require(WORD.matcher(words.getFirst()).matches() && !words.getFirst().equals("m2m"),
                words.getFirst() + " cannot be a prefix");
        Domain entered = new Domain(words.get(0), words.get(1), words.get(2));
        Domain known = domains.putIfAbsent(entered.prefix(), entered);
        require(known == null || known.equals(entered), "the prefix " + entered.prefix() + " stands for " + known);
        domain = Optional.of(entered);
    }

    /** All that another domain has; what follows may replace some of it. */
    private void adopt(String prefix) {
        close();
        Domain here = here();
        require(domains.containsKey(prefix), "there is no domain " + prefix);
        List.copyOf(definitions.values()).stream().filter(other -> other.domain().prefix().equals(prefix))
                .map(other -> other.in(here)).forEach(like -> definitions.put(like.root(), like));
    }

    private void begin(String kind, List<String> words) {
        close();
        require(words.size() == 2 && words.stream().allMatch(word -> WORD.matcher(word).matches()),
                "a " + kind + " has a name and a short name, both of letters and digits");
        Definition begun = new Definition(here(), kind.equals("definition") ? "" : kind, words.get(0), words.get(1),
                kind.equals("device") ? LINKS : List.of(), List.of());
        require(!own.contains(begun.root()), begun.root() + " is defined twice");
        own.add(begun.root());
        open = Optional.of(begun);
    }

    /** {@code short long type M|O|=other}. */
    private void attribute(List<String> words) {
        require(words.size() == 4, "an attribute has a short name, a name, a type, and M, O or =other");
        String shortName = words.getFirst();
        require(WORD.matcher(shortName).matches(), shortName + " is not a name of letters and digits");
        require(!FlexContainerType.isCommon(shortName), shortName + " is an attribute of every flexContainer");
        require(current().attributes().stream().noneMatch(other -> other.attribute().shortName().equals(shortName)),
                shortName + " is there twice");
        DataType<?> type = types.type(words.get(2));
        Attribute<?> attribute = new Attribute<>(shortName, words.get(1), type);
        open = Optional.of(with(joined(current().attributes(), List.of(custom(attribute, words.get(3)))),
                current().children()));
    }

    private Custom custom(Attribute<?> attribute, String presence) {
        if (presence.startsWith("=")) {
            String meaning = presence.substring(1);
            Custom other = current().attributes().stream()
                    .filter(known -> known.attribute().shortName().equals(meaning)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no attribute " + meaning + " above"));
            return new Custom(attribute, other.mandatory(), meaning);
        }
        require(Set.of("M", "O").contains(presence), presence + " is none of M, O and =other");
        return new Custom(attribute, presence.equals("M"), attribute.shortName());
    }

    private static Custom link(String shortName, String name) {
        return new Custom(new Attribute<>(shortName, name, DataTypes.STRING), false, shortName);
    }

    private void close() {
        open.ifPresent(definition -> definitions.put(definition.root(), definition));
        open = Optional.empty();
    }

    private Domain here() {
        return domain.orElseThrow(() -> new IllegalArgumentException("there is no domain line above"));
    }

    private Definition current() {
        return open.orElseThrow(() -> new IllegalArgumentException("this is none of domain, enum, like, " + KINDS
                + ", and there is no definition above that it could belong to"));
    }

    private Definition with(List<Custom> attributes, List<String> children) {
        Definition old = current();
        return new Definition(old.domain(), old.kind(), old.name(), old.shortName(), attributes, children);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static void require(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalArgumentException(fault);
        }
    }
}
