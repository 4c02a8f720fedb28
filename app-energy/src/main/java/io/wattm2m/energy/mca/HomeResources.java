// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.mca;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.Null;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.live.Device;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Homes in the CSE: each is a container {@code energy/<home>} without anything personal in it, a group
 * {@code energy/<home>-plugs} of its plugs' containers, and policies of its own, under which everything of its plugs
 * stands. Does no harm when all of it is there. Thread-safe.
 */
public final class HomeResources {
    private static final String OWN = "energy";
    private static final String PLUGS = "-plugs";
    private static final int POLICY = 1;
    private static final int GROUP = 9;
    private static final long MOST_MEMBERS = 1000;
    /** What has policies: containers, nodes and their management, the standard model, time series. */
    private static final List<String> WITH_POLICIES = List.of("3", "13", "14", "28", "29");
    private static final List<Condition> PARTS = List.of(new Condition(Tag.RESOURCE_TYPE, "ty", WITH_POLICIES));
    private static final List<Condition> SUBSCRIPTIONS = List.of(new Condition(Tag.RESOURCE_TYPE, "ty",
            List.of(Integer.toString(Registrar.SUBSCRIPTION))));
    private final Registrar registrar;
    private final String proxy;
    private final ResultContainers results;
    private final Emptying emptying;

    /**
     * Homes whose plugs are those of an interworking proxy.
     *
     * @param proxy the resource name of its AE
     * @param results where results of homes and plugs are
     */
    public HomeResources(Registrar registrar, String proxy, ResultContainers results) {
        this.registrar = registrar;
        this.proxy = proxy;
        this.results = results;
        this.emptying = new Emptying(registrar);
    }

    /** Has everything of a home as it should be; RequestFailure where the CSE refuses it. */
    public void settle(Home home) {
        HomePolicies policies = policies();
        policies.settle(home);
        List<String> plugs = home.deviceIds().stream().sorted().map(this::plug)
                .filter(plug -> registrar.find(plug).isPresent()).toList();
        container(home, policies);
        plugs.forEach(plug -> put(plug, kind -> policies.address(home.id(), kind)));
        String readers = policies.address(home.id(), "readers");
        results.prepare(home.id(), ResultContainers.OF_HOME, readers);
        home.deviceIds().forEach(deviceId -> {
            results.prepare(deviceId, ResultContainers.OF_DEVICE, readers);
            putResults(deviceId, readers); // those of before
        });
        group(home, plugs, policies);
    }

    /** Puts a plug back under the policies for all plugs, as it stands in no home; RequestFailure likewise. */
    public void release(String deviceId) {
        putResults(deviceId, policies().own());
        if (registrar.find(plug(deviceId)).isPresent()) {
            put(plug(deviceId), kind -> registrar.address(proxy) + "/" + kind);
        }
    }

    /** The devices of which something stands under the policies of any home. */
    public Set<String> housed() {
        if (withPolicies().isEmpty()) {
            return Set.of();
        }
        return Stream.of(proxy, OWN).flatMap(owner -> children(owner, "m2m:cnt", Registrar.CONTAINER))
                .filter(container -> !isHome(container) && HomePolicies.home(policy(container)).isPresent())
                .map(HomeResources::name).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a device stands under the policies of this home, or has nothing in the CSE that could. */
    public boolean houses(Home home, String deviceId) {
        return registrar.find(plug(deviceId)).map(HomeResources::policy).flatMap(HomePolicies::home)
                .map(home.id()::equals).orElseGet(() -> registrar.find(plug(deviceId)).isEmpty());
    }

    /** Whether the CSE lets somebody read what is of a home who does not belong to it any more. */
    public boolean admitsOthers(Home home) {
        return !HomePolicies.members(home).containsAll(policies().readers(home.id()));
    }

    /** The ids of the homes of which anything is there. */
    public Set<String> homes() {
        Set<String> withPolicies = withPolicies();
        if (withPolicies.isEmpty()) {
            return withPolicies;
        }
        return Stream.of(withPolicies.stream(),
                children(OWN, "m2m:cnt", Registrar.CONTAINER).filter(HomeResources::isHome).map(HomeResources::name),
                children(OWN, "m2m:grp", GROUP).map(HomeResources::name).filter(name -> name.endsWith(PLUGS))
                        .map(name -> name.substring(0, name.length() - PLUGS.length())))
                .flatMap(ids -> ids).collect(Collectors.toUnmodifiableSet());
    }

    /** Ends the subscriptions of others to a plug: who could read it yesterday may not be told of it today. */
    public void silence(String deviceId) {
        roots(plug(deviceId)).flatMap(root -> registrar.discover(root, SUBSCRIPTIONS).stream())
                .filter(subscription -> isOfOthers(registrar.retrieve(subscription))).forEach(registrar::delete);
    }

    /** Forgets a home, whose plugs have been released. */
    public void remove(String homeId) {
        registrar.delete(registrar.address(OWN) + "/" + homeId + PLUGS);
        registrar.delete(registrar.address(OWN) + "/" + homeId);
        policies().remove(homeId);
    }

    /**
     * Deletes a plug with all its readings, and what was found out of it; the proxy makes it anew if it comes back. Who
     * follows deletions below the proxy is shown the plug as it was (TS-0001 9.6.8), so it is unnamed before.
     */
    public void erase(String deviceId) {
        registrar.find(plug(deviceId)).ifPresent(plug -> unname(plug(deviceId), plug));
        roots(plug(deviceId)).toList().forEach(registrar::delete);
        registrar.delete(registrar.address(OWN) + "/" + deviceId);
    }

    /**
     * Forgets what a plug has told so far but for how its relay stands, what was found out of that, and what it is
     * called and where it stands; RequestFailure likewise.
     */
    public void purge(String deviceId) {
        registrar.find(plug(deviceId)).ifPresent(plug -> unname(plug(deviceId), plug));
        Stream.concat(roots(plug(deviceId)),
                Stream.of(registrar.address(OWN) + "/" + deviceId).filter(root -> registrar.find(root).isPresent()))
                .forEach(emptying::empty);
    }

    /** Has everything keep as many instances as before whose purge has been interrupted; RequestFailure likewise. */
    public void resume() {
        emptying.resume();
    }

    private void unname(String plug, Map<String, Object> container) {
        if (container.get("lbl") instanceof List<?> labels) {
            List<?> others = labels.stream()
                    .filter(label -> !Device.tellsOfPeople(String.valueOf(label))).toList();
            registrar.update(plug, new Content("m2m:cnt", Map.of("lbl", others.isEmpty() ? Null.NULL : others)));
        }
    }

    private void container(Home home, HomePolicies policies) {
        List<String> labels = Stream.of(Optional.of("home:" + home.id()), Optional.of("kind:" + home.kind().label()),
                label("area-m2", home.dwelling().areaM2()), label("residents", home.dwelling().residents()))
                .flatMap(Optional::stream).toList();
        String own = registrar.address(OWN);
        String readers = policies.address(home.id(), "readers");
        boolean isNew = registrar.createOnce(own, Registrar.CONTAINER,
                new Content("m2m:cnt", Map.of("rn", home.id(), "lbl", labels, "acpi", List.of(readers))));
        if (!isNew) {
            registrar.update(own + "/" + home.id(), new Content("m2m:cnt", Map.of("lbl", labels)));
            move(own + "/" + home.id(), registrar.read(own + "/" + home.id()), readers);
        }
    }

    private static Optional<String> label(String name, double value) {
        return value > 0 ? Optional.of(name + ":" + value) : Optional.empty();
    }

    private void group(Home home, List<String> plugs, HomePolicies policies) {
        String name = home.id() + PLUGS;
        Map<String, Object> attributes = new LinkedHashMap<>(Map.of("mnm", MOST_MEMBERS, "mid", plugs));
        Map<String, Object> made = new LinkedHashMap<>(attributes);
        made.putAll(Map.of("rn", name, "mt", (long) Registrar.CONTAINER, "acpi",
                List.of(policies.address(home.id(), "readers"))));
        String own = registrar.address(OWN);
        if (!registrar.createOnce(own, GROUP, new Content("m2m:grp", made))) {
            registrar.update(own + "/" + name, new Content("m2m:grp", attributes));
        }
    }

    /**
     * Puts what is of a plug under policies: each part under that of the kind it had. Its container comes last, so that
     * it tells whether all the rest is done.
     */
    private void put(String plug, UnaryOperator<String> policyOfKind) {
        List<String> parts = roots(plug).flatMap(root -> Stream.concat(Stream.of(root),
                registrar.discover(root, PARTS).stream())).toList();
        Stream.concat(parts.stream().filter(part -> !part.equals(plug)), Stream.of(plug))
                .forEach(part -> {
                    Content resource = registrar.read(part);
                    move(part, resource, policyOfKind.apply(kind(policy(resource))));
                });
    }

    private void putResults(String deviceId, String policy) {
        String results = registrar.address(OWN) + "/" + deviceId;
        if (registrar.find(results).isPresent()) {
            move(results, registrar.read(results), policy);
        }
    }

    /** TS-0004 7.3.3.15: the policies are never changed together with another attribute. */
    private void move(String address, Content resource, String policy) {
        if (!policy(resource).equals(policy)) {
            registrar.update(address, new Content(resource.name(), Map.of("acpi", List.of(policy))));
        }
    }

    /**
     * The ids of the homes with policies. Those are the first that is made of a home and the last that goes: where
     * there are none, thousands of plugs need not be looked through for what else is left of homes.
     */
    private Set<String> withPolicies() {
        return children(OWN, "m2m:acp", POLICY).map(HomeResources::name).map(HomePolicies::home)
                .flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
    }

    private Stream<Map<String, Object>> children(String owner, String name, int type) {
        return registrar.find(registrar.address(owner)).stream().flatMap(there -> registrar
                .children(registrar.address(owner), name,
                        List.of(new Condition(Tag.RESOURCE_TYPE, "ty", List.of(Integer.toString(type)))))
                .stream());
    }

    private static String name(Map<String, Object> resource) {
        return String.valueOf(resource.get("rn"));
    }

    private static boolean isHome(Map<String, Object> container) {
        return container.get("lbl") instanceof List<?> labels && labels.contains("home:" + name(container));
    }

    private static String policy(Content resource) {
        return policy(resource.members());
    }

    private static String policy(Map<String, Object> resource) {
        return resource.get("acpi") instanceof List<?> policies && !policies.isEmpty()
                ? String.valueOf(policies.getFirst())
                : "";
    }

    /** The kind of a policy by its name; what has none is for readers. */
    private static String kind(String policy) {
        return HomePolicies.KINDS.stream().filter(policy::endsWith).findFirst().orElse("readers");
    }

    /** A plug's resources are its container and its node. */
    private Stream<String> roots(String plug) {
        String node = registrar.address(proxy) + "-" + plug.substring(plug.lastIndexOf('/') + 1);
        return Stream.of(plug, node).filter(root -> registrar.find(root).isPresent());
    }

    private boolean isOfOthers(Map<String, Object> subscription) {
        return !(subscription.get("nu") instanceof List<?> targets) || targets.stream().map(String::valueOf)
                .anyMatch(target -> serving().stream().noneMatch(target::endsWith));
    }

    private HomePolicies policies() {
        return new HomePolicies(registrar, serving());
    }

    private List<String> serving() {
        Map<String, Object> served = registrar.retrieve(registrar.address(proxy));
        return List.of(registrar.originator(), String.valueOf(served.getOrDefault("aei", "Csmartplug")));
    }

    private String plug(String deviceId) {
        return registrar.address(proxy) + "/" + deviceId;
    }
}
