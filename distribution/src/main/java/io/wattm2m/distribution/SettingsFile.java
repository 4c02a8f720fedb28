// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.wattm2m.cse.spi.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads {@code wattm2m.yaml}: nested sections become dotted keys, lists become comma-separated texts. */
final class SettingsFile {
    private SettingsFile() {}

    /** The settings in the file; none where there is no file. StartFailure says where it is malformed. */
    static Map<String, String> read(Path file) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (Files.exists(file)) {
            collect("", parse(file), settings);
        }
        return settings;
    }

    private static JsonNode parse(Path file) {
        try {
            return new YAMLMapper().readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new StartFailure(file + ", line " + e.getLocation().getLineNr() + ": not YAML", e);
        } catch (IOException e) {
            throw new StartFailure(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void collect(String key, JsonNode node, Map<String, String> settings) {
        if (node.isObject()) {
            node.properties().forEach(member -> collect(key.isEmpty() ? member.getKey() : key + "." + member.getKey(),
                    member.getValue(), settings));
        } else if (node.isArray()) {
            settings.put(key, StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText)
                    .collect(Collectors.joining(",")));
        } else if (node.isValueNode() && !key.isEmpty()) {
            settings.put(key, node.asText());
        }
    }
}
