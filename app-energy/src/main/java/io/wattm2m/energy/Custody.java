// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.wattm2m.energy.api.Residents;
import io.wattm2m.energy.home.Bygones;
import io.wattm2m.energy.home.HomeDesk;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.insight.Memory;
import io.wattm2m.energy.mca.Belongings;
import io.wattm2m.energy.mca.Registrar;
import io.wattm2m.energy.people.FrontDoor;
import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.people.Ticket.Kind;
import io.wattm2m.energy.people.Tickets;
import io.wattm2m.energy.picture.Picture;
import io.wattm2m.energy.picture.PictureStore;
import io.wattm2m.energy.privacy.Consents;
import io.wattm2m.energy.privacy.KeyRing;
import io.wattm2m.energy.privacy.PrivacyDesk;
import io.wattm2m.energy.privacy.SealedFiles;
import io.wattm2m.energy.privacy.SealedMemory;
import io.wattm2m.energy.privacy.Traces;
import io.wattm2m.energy.push.PushDesk;
import io.wattm2m.energy.push.PushSubscription;
import io.wattm2m.energy.report.ReportArchive;
import io.wattm2m.energy.store.EnergyDatabase;
import io.wattm2m.energy.store.PeopleTables;
import io.wattm2m.energy.store.PictureTable;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Homes and people, sealed where they are kept, and what they are owed; joined with the household. Immutable. */
final class Custody {
    private static final String SECRET = "secret";
    private static final int SECRET_BYTES = 32;
    /** The kinds of documents in which people, their addresses or their words stand, or what nobody may know. */
    private static final Set<String> PERSONAL =
            Set.of(Homes.KIND, Bygones.KIND, "alert-telling", "away", "badge", "floor-plan", "holiday", "participant",
                    "programme-application", "push", "report", "report-plan", SECRET);
    private final EnergyDatabase database;
    private final KeyRing keys;
    private final SealedMemory memory;
    private final PictureTable pictures;
    private final SealedFiles reports;
    private final SealedFiles applications;

    /**
     * What is kept in a database.
     *
     * @param folder of the application's files, where the keys are
     */
    Custody(EnergyDatabase database, Path folder) {
        this.database = database;
        this.keys = KeyRing.in(folder.resolve("privacy-keys.json"));
        this.memory = new SealedMemory(database, PERSONAL, keys.seal());
        this.pictures = database.pictures(keys.files());
        this.reports = new SealedFiles(folder.resolve("reports"), keys.files());
        this.applications = new SealedFiles(folder.resolve("programmes").resolve("applications"), keys.files());
        memory.sealWhatIsOpen();
        pictures.sealWhatIsOpen();
        reports.sealWhatIsOpen();
        applications.sealWhatIsOpen();
    }

    /** The database, for what is not personal. */
    EnergyDatabase database() {
        return database;
    }

    /** The documents, of which those with something personal in them are sealed. */
    Memory memory() {
        return memory;
    }

    /** 32 bytes that nobody else knows, drawn when they are asked for the first time. */
    byte[] secret(String name) {
        return Base64.getDecoder().decode(memory.document(SECRET, name).orElseGet(() -> {
            byte[] drawn = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(drawn);
            memory.keep(SECRET, name, Base64.getEncoder().encodeToString(drawn));
            return memory.document(SECRET, name).orElseThrow();
        }));
    }

    /** Pictures of people and of where they live. */
    PictureStore pictures() {
        return pictures;
    }

    /** The files of reports. */
    SealedFiles reports() {
        return reports;
    }

    /** What was handed in for programmes. */
    SealedFiles applications() {
        return applications;
    }

    /** The tables of people. */
    PeopleTables people() {
        return database.people(keys.seal());
    }

    /** The homes that are kept; this one is told of them before all others. */
    Homes homes(Homes.Observer first) {
        Homes homes = new Homes(memory);
        homes.observe(first);
        return homes;
    }

    /** Who has agreed to what. */
    Consents consents(FrontDoor door) {
        return new Consents(database, door.logs().journal(), Clock.systemUTC());
    }

    /** Who lives where, and what is done for them. */
    Residents residents(FrontDoor door, Homes homes, List<Traces> traces) {
        Clock clock = Clock.systemUTC();
        PrivacyDesk privacy = new PrivacyDesk(consents(door), door, traces, keys,
                () -> {
                    door.people().renew();
                    memory.renew();
                    pictures.reseal();
                    reports.renew();
                    applications.renew();
                });
        return new Residents(homes,
                new HomeDesk(homes, new Tickets(people(), clock), door.accounts(), door.logs().journal()), privacy);
    }

    /** What is kept of people beside their accounts, in the order in which it is erased. */
    List<Traces> traces(Leftovers leftovers, Registrar registrar, HomeTraces history, PushDesk push, Homes homes) {
        return List.of(leftovers, new OwnResources(new Belongings(registrar)), history,
                new KeptOfHomes(homes, memory, pictures, database.ledger()),
                new FilesOfHomes(homes, new ReportArchive(memory, reports), database.levels()), new Browsers(push),
                new Portraits(pictures), new Mentions(database, memory));
    }

    /** Forgets what mentions a home, or a device, in the logs, and who was ever invited to that home. */
    Consumer<String> mentions(FrontDoor door) {
        Tickets tickets = new Tickets(people(), Clock.systemUTC());
        return homeId -> {
            tickets.forget(Kind.HOME_INVITATION, homeId, "");
            door.logs().requests().forget(homeId);
        };
    }

    /** The browsers that somebody is told by. */
    private record Browsers(PushDesk push) implements Traces {

        @Override
        public Map<String, Object> about(Person person) {
            return Map.of("browsers.json", push.of(person.id()).stream().map(PushSubscription::endpoint).toList());
        }

        @Override
        public void erase(Person person) {
            push.forget(person.id());
        }
    }

    /** The pictures that people have of themselves. */
    private record Portraits(PictureStore pictures) implements Traces {

        @Override
        public Map<String, Object> about(Person person) {
            return pictures.picture(name(person)).map(Picture::content).map(bytes -> Map.<String, Object>of(
                    "picture.json", Map.of("base64", Base64.getEncoder().encodeToString(bytes)))).orElse(Map.of());
        }

        @Override
        public void erase(Person person) {
            pictures.forget(name(person));
        }

        private static String name(Person person) {
            return "person/" + person.id();
        }
    }

    /** Where somebody is named in documents of others: as who has seen an alert, or where something is mailed to. */
    private record Mentions(EnergyDatabase database, Memory memory) implements Traces {
        private static final List<String> MAILED = List.of("report-plan", "alert-telling");

        @Override
        public Map<String, Object> about(Person person) {
            return Map.of();
        }

        @Override
        public void erase(Person person) {
            database.erasing().person(person.id(), person.name());
            if (!person.profile().email().isEmpty()) {
                moved(person.profile().email(), "");
            }
        }

        @Override
        public void moved(String before, String after) {
            Pattern mailed = Pattern.compile(Pattern.quote(mailTo(before)),
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            MAILED.forEach(kind -> memory.change(kind, text -> mailed.matcher(text)
                    .replaceAll(Matcher.quoteReplacement(mailTo(after)))));
        }

        /** As it stands in a document. */
        private static String mailTo(String address) {
            return "\"mailTo\":\"" + new String(JsonStringEncoder.getInstance().quoteAsString(address)) + "\"";
        }
    }
}
