// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.mca;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.Membership;
import io.wattm2m.energy.people.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The access control policies of a home, one for each that the proxy has for all plugs: who reads, who sends commands,
 * who writes. Members are named whatever their role in the installation is. Immutable.
 *
 * @param registrar where they are
 * @param serving the AE-IDs that may do everything: the application's and the proxy's
 */
record HomePolicies(Registrar registrar, List<String> serving) {
    static final List<String> KINDS = List.of("readers", "controllers", "users");
    private static final int POLICY = 1;
    private static final long ALL = 63;
    private static final long CREATE = 1;
    private static final long UPDATE = 4;
    private static final long RETRIEVE_AND_DISCOVERY = 2 + 32;
    private static final long SUBSCRIPTION = Registrar.SUBSCRIPTION;
    private static final long INSTANCE = Registrar.CONTENT_INSTANCE;

    /** The address of a policy of a home. */
    String address(String homeId, String kind) {
        return registrar.address("energy") + "/" + name(homeId, kind);
    }

    /** The id of the home whose policy has this name or address; empty where it is that of no home. */
    static Optional<String> home(String policy) {
        String name = policy.substring(policy.lastIndexOf('/') + 1);
        return KINDS.stream().map(kind -> "-" + kind).filter(name::endsWith)
                .map(kind -> name.substring(0, name.length() - kind.length())).findFirst();
    }

    /** The originators that may read what is of a home as the CSE has it, beside those that may do everything. */
    Set<String> readers(String homeId) {
        return registrar.find(address(homeId, "readers")).stream()
                .flatMap(policy -> items(policy, "pv", "acr"))
                .flatMap(rule -> Documents.object(rule).get("acor") instanceof List<?> named ? named.stream()
                        : Stream.empty())
                .map(String::valueOf).filter(originator -> !serving.contains(originator))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<?> items(Map<String, Object> resource, String object, String list) {
        return Documents.object(resource.getOrDefault(object, "")).get(list) instanceof List<?> items ? items.stream()
                : Stream.empty();
    }

    /** The originators of those who belong to a home. */
    static List<String> members(Home home) {
        return originators(home, role -> true);
    }

    /** Has the policies say what holds now; RequestFailure where the CSE refuses it. */
    void settle(Home home) {
        List<String> all = members(home);
        List<String> acting = originators(home, role -> role.includes(Role.MEMBER));
        keep(name(home.id(), "readers"), rules(all, RETRIEVE_AND_DISCOVERY, List.of(SUBSCRIPTION)));
        List<Map<String, Object>> controllers = rules(all, RETRIEVE_AND_DISCOVERY, List.of(SUBSCRIPTION));
        List<Map<String, Object>> users = new ArrayList<>(controllers);
        if (!acting.isEmpty()) {
            controllers.add(creation(acting, List.of(INSTANCE)));
            users.add(Map.of("acor", acting, "acop", UPDATE));
        }
        keep(name(home.id(), "controllers"), controllers);
        keep(name(home.id(), "users"), users);
    }

    /** Has a policy under which only the application and the proxy do anything; its address. */
    String own() {
        keep("own", List.of(Map.of("acor", serving, "acop", ALL)));
        return registrar.address("energy") + "/own";
    }

    /** Forgets the policies of a home. */
    void remove(String homeId) {
        KINDS.forEach(kind -> registrar.delete(address(homeId, kind)));
    }

    private static String name(String homeId, String kind) {
        return homeId + "-" + kind;
    }

    private static List<String> originators(Home home, Predicate<Role> who) {
        return home.members().stream().filter(member -> who.test(member.role())).map(Membership::personId)
                .map(id -> "Cenergy-*-" + id).toList();
    }

    private List<Map<String, Object>> rules(List<String> members, long operations, List<Long> creatable) {
        return new ArrayList<>(List.of(Map.of("acor", serving, "acop", ALL),
                Map.of("acor", members, "acop", operations), creation(members, creatable)));
    }

    private static Map<String, Object> creation(List<String> members, List<Long> types) {
        return Map.of("acor", members, "acop", CREATE, "acod", List.of(Map.of("chty", types)));
    }

    private void keep(String name, List<Map<String, Object>> rules) {
        Map<String, Object> attributes = new LinkedHashMap<>(Map.of("pv", Map.of("acr", rules), "pvs",
                Map.of("acr", List.of(Map.of("acor", serving, "acop", ALL)))));
        Map<String, Object> named = new LinkedHashMap<>(attributes);
        named.put("rn", name);
        if (!registrar.createOnce(registrar.address("energy"), POLICY, new Content("m2m:acp", named))) {
            registrar.update(registrar.address("energy") + "/" + name, new Content("m2m:acp", attributes));
        }
    }
}
