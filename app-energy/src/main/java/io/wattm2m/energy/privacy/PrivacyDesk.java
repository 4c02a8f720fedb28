// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.privacy;

import io.wattm2m.energy.people.FrontDoor;
import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.people.Profile;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What people ask about what is kept of them. Thread-safe. */
public final class PrivacyDesk {
    private final Consents consents;
    private final FrontDoor door;
    private final List<Traces> traces;
    private final KeyRing keys;
    private final Runnable renewal;

    /**
     * A desk.
     *
     * @param consents who has agreed to what
     * @param door where people come and go
     * @param traces everything else that is kept of them, in the order in which it is erased
     * @param keys under which it is kept
     * @param renewal opens and closes everything that is sealed
     */
    public PrivacyDesk(Consents consents, FrontDoor door, List<Traces> traces, KeyRing keys, Runnable renewal) {
        this.consents = consents;
        this.door = door;
        this.traces = List.copyOf(traces);
        this.keys = keys;
        this.renewal = renewal;
        if (keys.isNew()) {
            renewal.run();
        }
    }

    /** Who has agreed to what. */
    public Consents consents() {
        return consents;
    }

    /** Everything that is kept of somebody, by the names of files. */
    public Map<String, Object> about(Person person) {
        Map<String, Object> files = new TreeMap<>();
        files.put("account.json", account(person));
        Map<String, Instant> agreed = new TreeMap<>();
        consents.of(person.id()).forEach((purpose, since) -> agreed.put(purpose.label(), since));
        files.put("consents.json", agreed);
        files.put("log.json", door.logs().store().of(person.id()));
        traces.forEach(trace -> files.putAll(trace.about(person)));
        door.logs().journal().note(person.id(), "took everything that is kept of the account");
        return files;
    }

    /** Changes what somebody says of himself; what is mailed to him follows, unless others have his former address. */
    public Person describe(Person person, Profile profile) {
        String former = person.profile().email();
        Person changed = door.people().setProfile(person.id(), profile);
        boolean isNobodys = door.people().all().stream()
                .noneMatch(other -> other.profile().email().equalsIgnoreCase(former));
        if (!former.isEmpty() && isNobodys) {
            traces.forEach(trace -> trace.moved(former, profile.email()));
        }
        return changed;
    }

    /**
     * Erases somebody: his account, everything that is kept of him, and the homes that nobody else owns with the
     * history of what stands there. What remains is a line that it was done, without him. Refusal where no owner of the
     * installation would be left.
     */
    public void erase(Person person) {
        door.accounts().requireDispensable(person.id());
        traces.forEach(trace -> trace.erase(person));
        consents.forget(person.id());
        door.accounts().erase(person);
        door.logs().requests().forget(person.id());
        door.logs().requests().forget("'" + person.name() + "'");
        door.logs().journal().note("nobody", "erased an account with everything that was kept of it");
    }

    /** Puts everything that is sealed under a new key, whose id is returned; the former is forgotten. */
    public String rotate(Person owner) {
        keys.rotate(renewal);
        door.logs().journal().note(owner.id(), "put what is sealed under the key " + keys.keyId());
        return keys.keyId();
    }

    private Map<String, Object> account(Person person) {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("id", person.id());
        account.put("name", person.name());
        account.put("role", person.role().label());
        account.put("originator", person.originator());
        account.put("created", person.created());
        account.put("displayName", person.profile().displayName());
        account.put("email", person.profile().email());
        account.put("locale", person.profile().locale());
        account.put("theme", person.profile().theme());
        account.put("keys", door.sessions().keys(person).stream()
                .map(key -> Map.of("label", key.detail(), "expires", key.expires())).toList());
        return account;
    }
}
