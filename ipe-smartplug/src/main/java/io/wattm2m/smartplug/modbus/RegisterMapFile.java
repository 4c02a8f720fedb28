// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.modbus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.wattm2m.smartplug.driver.DeviceInfo.Fact;
import io.wattm2m.smartplug.driver.Outlets;
import io.wattm2m.smartplug.driver.Quantity;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads register maps from YAML, of which JSON is a part. Thread-safe. */
public final class RegisterMapFile {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Set<String> REGISTER = Set.of("quantity", "outlet", "table", "address", "type", "factor",
            "scale", "swapped");
    private static final Set<String> TEXT = Set.of("fact", "table", "address", "length");
    private static final int MOST = 0xFFFF;
    private static final int LONGEST_TEXT = 64;

    private RegisterMapFile() {}

    /** A map; IllegalArgumentException names what in it makes no sense. */
    public static RegisterMap read(InputStream file) throws IOException {
        JsonNode root = YAML.readTree(file);
        List<Integer> bases = new ArrayList<>();
        root.path("sunspec").forEach(base -> bases.add(number(base, "sunspec", MOST)));
        List<RegisterMap.Block> blocks = new ArrayList<>();
        if (bases.isEmpty()) {
            blocks.add(block(root, Set.of()));
        } else {
            root.path("models").forEach(model -> blocks.add(block(model, identifiers(model))));
        }
        if (blocks.stream().allMatch(block -> block.fields().isEmpty())) {
            throw new IllegalArgumentException("registers is missing");
        }
        return new RegisterMap(bases, blocks);
    }

    private static Set<Integer> identifiers(JsonNode model) {
        Set<Integer> identifiers = new LinkedHashSet<>();
        model.path("ids").forEach(id -> identifiers.add(number(id, "ids", MOST)));
        return identifiers;
    }

    private static RegisterMap.Block block(JsonNode node, Set<Integer> models) {
        List<Field> fields = new ArrayList<>();
        node.path("registers").forEach(register -> fields.add(field(register)));
        List<TextField> texts = new ArrayList<>();
        node.path("texts").forEach(text -> texts.add(text(text)));
        return new RegisterMap.Block(models, fields, texts);
    }

    private static Field field(JsonNode node) {
        check(node, REGISTER);
        String name = node.path("quantity").asText();
        Quantity quantity = Quantity.of(name)
                .orElseThrow(() -> new IllegalArgumentException("quantity '" + name + "' is unknown"));
        int scale = node.has("scale") ? number(node.path("scale"), "scale", MOST) : -1;
        double factor = node.path("factor").asDouble(1);
        return new Field(quantity, node.path("outlet").asText(Outlets.ONLY), isInput(node),
                number(node.path("address"), "address", MOST), node.path("swapped").asBoolean(),
                new Field.Encoding(choice(RegisterType.class, node.path("type").asText(), "type"), factor, scale));
    }

    private static TextField text(JsonNode node) {
        check(node, TEXT);
        return new TextField(choice(Fact.class, node.path("fact").asText(), "fact"), isInput(node),
                number(node.path("address"), "address", MOST), number(node.path("length"), "length", LONGEST_TEXT));
    }

    private static void check(JsonNode node, Set<String> names) {
        node.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("'" + name + "' is none of " + names.stream().sorted().toList());
            }
        });
    }

    private static boolean isInput(JsonNode node) {
        String table = node.path("table").asText("holding");
        if (!table.equals("input") && !table.equals("holding")) {
            throw new IllegalArgumentException("table '" + table + "' is neither input nor holding");
        }
        return table.equals("input");
    }

    private static int number(JsonNode node, String name, int most) {
        if (!node.isInt() || node.asInt() < 0 || node.asInt() > most) {
            throw new IllegalArgumentException(name + " is not a whole number from 0 to " + most);
        }
        return node.asInt();
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String text, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " '" + text + "' is unknown"));
    }
}
