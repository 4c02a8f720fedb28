// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.incentive.Ledger;
import io.wattm2m.energy.insight.Memory;
import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.picture.PictureStore;
import io.wattm2m.energy.privacy.Traces;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The documents about the homes that somebody owns and about what stands there; others are not named in them. They are
 * erased with the homes. Thread-safe.
 *
 * @param homes all of them
 * @param memory where the documents are kept
 * @param pictures behind floor plans
 * @param ledger what homes were given
 */
record KeptOfHomes(Homes homes, Memory memory, PictureStore pictures, Ledger ledger)
    implements Traces {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST = 100_000;
    /** Those that are called after a home. */
    private static final List<String> OF_A_HOME = List.of("away", "badge", "floor-plan", "holiday", "participant",
            "recommendation", "report", "report-plan");
    /** Those that are called after a device. */
    private static final List<String> OF_A_DEVICE = List.of("changed-day", "control", "control-run",
            "control-shadow", "control-since", "control-state", "decision", "device", "held-by-hand",
            "held-by-schedule", "held-from-elsewhere", "imported-baseline",
            "imported-profile", "threshold");
    /** Those that say which home or devices they are about. */
    private static final List<String> NAMING = List.of("alert", "alert-rule", "programme-application", "schedule",
            "schedule-outcome", "virtual-meter");
    /** Lists that say which devices a document is about. */
    private static final List<String> DEVICES = List.of("deviceIds", "added", "subtracted");
    /** Who has done something, and where it is mailed to. */
    private static final List<String> PEOPLE = List.of("by", "mailTo");

    @Override
    public Map<String, Object> about(Person person) {
        List<Home> his = homes.of(person.id()).stream().filter(home -> home.isOwnedBy(person.id())).toList();
        Map<String, Object> files = new TreeMap<>();
        Stream.of(OF_A_HOME, OF_A_DEVICE).flatMap(List::stream)
                .forEach(kind -> his.forEach(home -> put(files, home, kind, named(kind, home), person)));
        for (String kind : NAMING) {
            List<String> all = memory.documents(kind, "", MOST);
            his.forEach(home -> put(files, home, kind, all.stream(), person));
        }
        his.forEach(home -> files.putAll(books(home)));
        return files;
    }

    @Override
    public void erase(Person person) {
        // they go with the homes and devices they are about
    }

    private void put(Map<String, Object> files, Home home, String kind, Stream<String> documents, Person person) {
        List<JsonNode> kept = documents.map(text -> read(kind, text, home, person)).flatMap(Optional::stream).toList();
        if (!kept.isEmpty()) {
            files.put(folder(home) + kind + ".json", kept);
        }
    }

    /** What the home was given, and what was written of that, not by whom; and its picture. */
    private Map<String, Object> books(Home home) {
        Map<String, Object> files = new TreeMap<>();
        files.put(folder(home) + "rewards.json", ledger.rewards(List.of(home.id()), MOST));
        files.put(folder(home) + "entries.json", ledger.entries(List.of(home.id()), MOST).stream().map(entry -> Map.of(
                "at", entry.at(), "rewardId", entry.rewardId(), "postings", entry.postings())).toList());
        pictures.picture("floor-plan/" + home.id()).ifPresent(picture -> files.put(folder(home)
                + "floor-plan-picture.json",
                Map.of("base64", Base64.getEncoder().encodeToString(picture.content()))));
        return files;
    }

    private static String folder(Home home) {
        return "homes/" + home.id() + "/";
    }

    private Stream<String> named(String kind, Home home) {
        return (OF_A_HOME.contains(kind) ? Stream.of(home.id()) : home.deviceIds().stream())
                .flatMap(name -> Stream.concat(memory.document(kind, name).stream(),
                        memory.documents(kind, name + "/", MOST).stream()));
    }

    /** A document as its owner gets it; empty where it says that it is about another home, or other devices. */
    private static Optional<JsonNode> read(String kind, String text, Home home, Person person) {
        try {
            JsonNode document = JSON.readTree(text);
            if (!isAbout(kind, home, document)) {
                return Optional.empty();
            }
            DEVICES.forEach(list -> onlyOf(home.deviceIds(), document.path(list)));
            PEOPLE.forEach(field -> withoutOthers(document, field, person));
            return Optional.of(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document is no JSON", e);
        }
    }

    private static boolean isAbout(String kind, Home home, JsonNode document) {
        JsonNode device = document.path("recommendation").has("deviceId")
                ? document.path("recommendation").path("deviceId")
                : document.path("deviceId");
        if (document.has("homeId")) {
            return home.id().equals(document.path("homeId").textValue());
        }
        if (!device.asText().isEmpty()) {
            return home.deviceIds().contains(device.textValue());
        }
        return !NAMING.contains(kind) || DEVICES.stream().flatMap(list -> document.path(list).valueStream())
                .anyMatch(id -> home.deviceIds().contains(id.textValue()));
    }

    private static void onlyOf(Set<String> deviceIds, JsonNode list) {
        if (list instanceof ArrayNode ids) {
            for (int i = ids.size() - 1; i >= 0; i--) {
                if (!deviceIds.contains(ids.get(i).textValue())) {
                    ids.remove(i);
                }
            }
        }
    }

    private static void withoutOthers(JsonNode document, String field, Person person) {
        Set<String> his = Set.of(person.id(), person.name());
        document.findParents(field).stream().filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast)
                .filter(parent -> parent.path(field).isTextual())
                .filter(parent -> !his.contains(parent.path(field).textValue())
                        && !person.profile().email().equalsIgnoreCase(parent.path(field).textValue()))
                .forEach(parent -> parent.remove(field));
    }
}
