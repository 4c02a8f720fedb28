// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import static io.wattm2m.smartplug.Addresses.AE_ID;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.spi.StartFailure;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Registers the application as an AE, with the policies for those who read and switch plugs and a container for what
 * cannot be used. Does no harm when all of it is there. Thread-safe.
 */
final class Registration {
    private static final int POLICY = 1;
    private static final int AE = 2;
    private static final int CONTAINER = 3;
    private static final long ALL = 63;
    private static final long RETRIEVE_AND_DISCOVERY = 2 + 32;
    private static final long CREATE = 1;
    private static final long UPDATE = 4;
    private static final long INSTANCE = 4;
    private static final long SUBSCRIPTION = 23;
    private static final long QUARANTINE_KEPT = 1000;
    private static final Map<String, Object> OWN = Map.of("acor", List.of(AE_ID), "acop", ALL);

    private final Requests requests;
    private final Addresses addresses;
    private final SmartPlugSettings settings;

    Registration(Requests requests, Addresses addresses, SmartPlugSettings settings) {
        this.requests = requests;
        this.addresses = addresses;
        this.settings = settings;
    }

    /**
     * Registers.
     *
     * @param pointOfAccess where the application listens for notifications
     * @throws StartFailure where the CSE refuses
     */
    void register(URI pointOfAccess) {
        try {
            requests.ensure(addresses.cse(), AE, ae(pointOfAccess));
            settlePolicy(Addresses.READERS, rules(RETRIEVE_AND_DISCOVERY, List.of(SUBSCRIPTION)));
            settlePolicy(Addresses.CONTROLLERS, rules(RETRIEVE_AND_DISCOVERY, List.of(INSTANCE, SUBSCRIPTION)));
            settlePolicy(Addresses.USERS, rules(RETRIEVE_AND_DISCOVERY + UPDATE, List.of(SUBSCRIPTION)));
            settlePolicy(Addresses.KEEPERS, Map.of("pv", Map.of("acr", List.of(OWN)), "pvs",
                    Map.of("acr", List.of(OWN))));
            update(Map.of("rr", true, "poa", List.of(pointOfAccess.toString())));
            // TS-0004 7.3.3.15: never together with another attribute
            update(Map.of("acpi", List.of(addresses.readers())));
            settleQuarantine();
        } catch (RequestFailure refusal) {
            throw new StartFailure("smartplug cannot register at " + addresses.cse() + ": "
                    + refusal.status().number() + " " + refusal.text(), refusal);
        }
    }

    /** What plugs of all homes send into it is for no reader of some of them; what is there from before likewise. */
    private void settleQuarantine() {
        List<String> keepers = List.of(addresses.keepers());
        if (!requests.ensure(addresses.ae(), CONTAINER, new Content("m2m:cnt", Map.of("rn", Addresses.QUARANTINE,
                "mni", QUARANTINE_KEPT, "acpi", keepers)))) {
            requests.update(addresses.quarantine(), new Content("m2m:cnt", Map.of("acpi", keepers)));
        }
    }

    private static Content ae(URI pointOfAccess) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("rn", Addresses.NAME);
        attributes.put("api", "Nio.wattm2m.smartplug");
        attributes.put("rr", true);
        attributes.put("srv", List.of("3", "4"));
        attributes.put("poa", List.of(pointOfAccess.toString()));
        return new Content("m2m:ae", attributes);
    }

    private void update(Map<String, Object> attributes) {
        requests.update(addresses.ae(), new Content("m2m:ae", attributes));
    }

    /** The policy says what the settings say now. */
    private void settlePolicy(String name, Map<String, Object> rules) {
        Map<String, Object> named = new LinkedHashMap<>(rules);
        named.put("rn", name);
        if (!requests.ensure(addresses.ae(), POLICY, new Content("m2m:acp", named))) {
            requests.update(addresses.ae() + "/" + name, new Content("m2m:acp", rules));
        }
    }

    /**
     * Nobody but the application itself may NOTIFY it: who may, could make up commands (TS-0001 9.6.2). Wardens may
     * put what stands under a policy under another.
     */
    private Map<String, Object> rules(long operations, List<Long> creatable) {
        Map<String, Object> set = Map.of("acr", settings.readers().isEmpty() ? List.of(OWN)
                : List.of(OWN, Map.of("acor", settings.readers(), "acop", operations),
                        Map.of("acor", settings.readers(), "acop", CREATE, "acod",
                                List.of(Map.of("chty", creatable)))));
        return Map.of("pv", set, "pvs", Map.of("acr", settings.wardens().isEmpty() ? List.of(OWN)
                : List.of(OWN, Map.of("acor", settings.wardens(), "acop", UPDATE))));
    }
}
