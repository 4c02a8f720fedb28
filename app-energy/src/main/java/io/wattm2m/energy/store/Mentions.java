// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Optional;
import java.util.Set;

/** Takes a device out of the documents that name it beside others. Pure. */
final class Mentions {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DEVICE = "deviceId";
    /** Lists that say what a document is about: with nothing left in them it is about nothing. */
    private static final Set<String> ABOUT = Set.of("deviceIds", "added");

    private Mentions() {}

    /** The document without the device; empty where it is about nothing else. */
    static Optional<String> without(String deviceId, String text) {
        try {
            JsonNode document = JSON.readTree(text);
            return isAbout(deviceId, document) || isEmptied(deviceId, document) ? Optional.empty()
                    : Optional.of(JSON.writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document is no JSON", e);
        }
    }

    private static boolean isAbout(String deviceId, JsonNode document) {
        return deviceId.equals(document.path(DEVICE).textValue())
                || deviceId.equals(document.path("recommendation").path(DEVICE).textValue());
    }

    /** Takes it out of all lists; whether one that says what the document is about has nothing left. */
    private static boolean isEmptied(String deviceId, JsonNode document) {
        boolean emptied = false;
        for (var member : document.properties()) {
            if (member.getValue() instanceof ArrayNode list && !list.isEmpty()) {
                list.removeIf(each -> deviceId.equals(each.textValue()) || isAbout(deviceId, each));
                emptied |= list.isEmpty() && ABOUT.contains(member.getKey());
            }
        }
        return emptied;
    }
}
