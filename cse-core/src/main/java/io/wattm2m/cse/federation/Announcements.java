// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.federation;

import io.wattm2m.cse.primitive.Address;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType.Trait;
import io.wattm2m.cse.type.AnnouncedType;
import io.wattm2m.cse.type.CseBaseType;
import io.wattm2m.cse.type.RemoteCseType;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The requests that make, change and remove announced resources at other CSEs (TS-0001 10.2.18). Thread-safe. */
final class Announcements {
    private static final Duration BASE_LIFE = Duration.ofDays(3650);
    private final KnownCses known;
    private final Receiver outward;
    private final Clock clock;
    private final Map<String, String> bases = new ConcurrentHashMap<>();

    Announcements(KnownCses known, Receiver outward, Clock clock) {
        this.known = known;
        this.outward = outward;
        this.clock = clock;
    }

    /** The CSE that a CSE-ID or an address names; empty for anything else and for this CSE. */
    static Optional<String> cse(String place) {
        try {
            return Address.parse(place).cse();
        } catch (RequestFailure e) {
            return Optional.empty();
        }
    }

    /** All resources of these types. */
    Stream<Resource> announceable(Resource base, List<Integer> types) {
        FilterCriteria wanted = new FilterCriteria(FilterCriteria.Usage.CONDITIONAL, FilterCriteria.Join.AND,
                List.of(new FilterCriteria.Condition(FilterCriteria.Tag.RESOURCE_TYPE, "ty",
                        types.stream().map(String::valueOf).toList())),
                FilterCriteria.Page.ALL, Optional.empty());
        try (Stream<Resource> found = known.tree().descendants(base, Integer.MAX_VALUE, wanted)) {
            return found.filter(resource -> resource.attributes().containsKey("at")).toList().stream();
        }
    }

    /**
     * Announces the resource: below the target where that is a resource, or else below its announced parent, or else
     * below the announced CSEBase (TS-0001 10.2.18.4).
     *
     * @param target a CSE, or a resource that it hosts
     * @param parent the address of the announced parent, where there is one
     */
    Result create(Resource resource, String target, Optional<String> parent) {
        String cse = cse(target).orElse("");
        if (cse.isEmpty() || cse.equals(known.cse().id())) {
            return Result.REFUSED;
        }
        if (!Address.parse(target).isCse()) {
            return announce(target, cse, resource);
        }
        if (parent.isEmpty() && resource.type().has(Trait.INSTANCE)) {
            return Result.REFUSED;
        }
        Result below = parent.map(address -> new Result(Outcome.DONE, Optional.of(address))).orElseGet(() -> base(cse));
        if (below.place.isEmpty()) {
            return below;
        }
        Result made = announce(below.place.get(), cse, resource);
        return made.outcome == Outcome.GONE && bases.remove(cse) != null ? create(resource, target, parent) : made;
    }

    /**
     * What is at an address: DONE where the resource with this {@code ri} is announced there, REFUSED where something
     * else is.
     */
    Outcome standing(String id, String address) {
        ResponsePrimitive answer = outward.receive(RequestPrimitive.retrieve(known.cse().id(), address));
        Outcome outcome = outcome(answer);
        boolean own = answer.content().map(Content::value).filter(Map.class::isInstance)
                .filter(members -> link(id).equals(((Map<?, ?>) members).get("lnk"))).isPresent();
        return outcome == Outcome.DONE && !own ? Outcome.REFUSED : outcome;
    }

    /** Tells what has changed of what is announced. */
    Result update(Resource before, Resource after, String place) {
        Map<String, Object> was = AnnouncedType.contentOf(before, known.cse().id()).members();
        Content now = AnnouncedType.contentOf(after, known.cse().id());
        Map<String, Object> changed = new LinkedHashMap<>();
        now.members().forEach((name, value) -> {
            if (!Objects.equals(value, was.get(name))) {
                changed.put(name, value);
            }
        });
        was.keySet().stream().filter(name -> !now.members().containsKey(name))
                .forEach(name -> changed.put(name, Null.NULL));
        changed.remove("lnk");
        Optional<Object> policies = Optional.ofNullable(changed.remove("acpi"));
        Result result = new Result(Outcome.DONE, Optional.of(place));
        if (!changed.isEmpty()) {
            result = updated(place, new Content(now.name(), changed));
        }
        // policies go alone (TS-0004 7.3.3.15)
        return policies.isPresent() && result.outcome == Outcome.DONE
                ? updated(place, new Content(now.name(), Map.of("acpi", policies.get())))
                : result;
    }

    /** Removes an announced resource. */
    Outcome delete(String place) {
        return outcome(outward.receive(RequestPrimitive.delete(known.cse().id(), place)));
    }

    private Result updated(String place, Content content) {
        ResponsePrimitive answer = outward.receive(RequestPrimitive.update(known.cse().id(), place, content));
        return new Result(outcome(answer), Optional.of(place));
    }

    /** The announced CSEBase of this CSE at another one, which is made if it is not there yet. */
    private Result base(String cse) {
        String cached = bases.get(cse);
        if (cached != null) {
            return new Result(Outcome.DONE, Optional.of(cached));
        }
        String remote = known.neighbour(cse).map(neighbour -> neighbour.require(RemoteCseType.CSE_BASE))
                .orElse(cse + "/-");
        Result result = found(remote, cse).orElseGet(() -> announce(remote, cse,
                AnnouncedType.OFFSET + CseBaseType.NUMBER, ownBase()));
        result.place.ifPresent(place -> bases.put(cse, place));
        return result;
    }

    private Content ownBase() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("lnk", known.cse().id() + "/" + known.cse().name());
        members.put("et", Timestamps.format(clock.instant().plus(BASE_LIFE)));
        members.put("csi", known.cse().id());
        return new Content("m2m:cbA", members);
    }

    private Optional<Result> found(String remote, String cse) {
        FilterCriteria wanted = new FilterCriteria(FilterCriteria.Usage.DISCOVERY, FilterCriteria.Join.AND,
                List.of(new FilterCriteria.Condition(FilterCriteria.Tag.RESOURCE_TYPE, "ty", List.of("10005")),
                        new FilterCriteria.Condition(FilterCriteria.Tag.ATTRIBUTE, "lnk",
                                List.of(known.cse().id() + "/" + known.cse().name()))),
                FilterCriteria.Page.ALL, Optional.empty());
        RequestPrimitive request = RequestPrimitive.retrieve(known.cse().id(), remote);
        ResponsePrimitive answer = outward.receive(request.withOptions(request.options().with(wanted)));
        return answer.content().filter(content -> answer.status().isSuccess())
                .filter(content -> content.value() instanceof List<?> list && !list.isEmpty())
                .map(content -> ((List<?>) content.value()).getFirst().toString())
                .map(address -> new Result(Outcome.DONE,
                        Optional.of(address.startsWith("/") ? address : cse + "/" + address)));
    }

    private String link(String id) {
        return known.cse().id() + "/" + id;
    }

    private Result announce(String parent, String cse, Resource resource) {
        return announce(parent, cse, AnnouncedType.OFFSET + resource.type().number(),
                AnnouncedType.contentOf(resource, known.cse().id()));
    }

    private Result announce(String parent, String cse, int type, Content content) {
        ResponsePrimitive answer =
                outward.receive(RequestPrimitive.create(known.cse().id(), parent, type, content));
        Outcome outcome = outcome(answer);
        return new Result(outcome, outcome == Outcome.DONE
                ? answer.content().map(made -> made.members().get("ri")).map(id -> cse + "/" + id)
                : Optional.empty());
    }

    private static Outcome outcome(ResponsePrimitive answer) {
        if (answer.status().isSuccess()) {
            return Outcome.DONE;
        }
        return switch (answer.status()) {
            case TARGET_NOT_REACHABLE, REMOTE_ENTITY_NOT_REACHABLE, REQUEST_TIMEOUT -> Outcome.AWAY;
            case NOT_FOUND -> Outcome.GONE;
            default -> Outcome.REFUSED;
        };
    }

    /** What became of a request to another CSE. */
    enum Outcome {
        DONE,
        /** The CSE cannot be reached now. */
        AWAY,
        /** It does not have the resource. */
        GONE,
        /** It does not want it. */
        REFUSED
    }

    /**
     * What became of an announcement.
     *
     * @param place the address of the announced resource, where there is one
     */
    record Result(Outcome outcome, Optional<String> place) {
        static final Result REFUSED = new Result(Outcome.REFUSED, Optional.empty());
        static final Result AWAY = new Result(Outcome.AWAY, Optional.empty());
    }
}
