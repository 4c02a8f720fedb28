// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.M;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeRule;
import io.wattm2m.cse.resource.AttributeRule.Announced;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.Update;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The announced variant of a resource type (TS-0001 9.6.26): made of the type's attribute table, whose announced column
 * says what it has. Only the CSE that hosts the original creates, changes and deletes announced resources.
 */
public final class AnnouncedType implements ResourceType {
    /** What is added to the number of the original's type. */
    public static final int OFFSET = 10_000;
    public static final Attribute<String> LINK = new Attribute<>("lnk", "link", DataTypes.URI);

    private static final int FLEX_CONTAINER = 28;
    private static final List<AttributeRule> SHARED = Common.with(Common.UNIVERSAL,
            row(Common.EXPIRATION_TIME, "1", O, O, NA), row(Common.LABELS, "01", O, O, NA),
            row(Common.ACCESS_CONTROL_POLICY_IDS, "01", O, O, NA), row(Common.ANNOUNCE_SYNC_TYPE, "01", O, O, NA));

    private static final Set<String> OF_ALL =
            SHARED.stream().map(rule -> rule.attribute().shortName()).collect(Collectors.toUnmodifiableSet());
    private static final Long BI_DIRECTIONAL = 2L;
    private static final Set<String> NOT_CHANGEABLE = Set.of("lnk", "acpi", "ast");
    private final ResourceType original;
    private final AttributeTable attributes;
    private final Set<Integer> parents;

    private AnnouncedType(ResourceType original) {
        this.original = original;
        List<AttributeRule> rules = new ArrayList<>();
        // only that of an AE whose AE-ID the service provider assigns moves
        rules.add(row(LINK, "1", M, original.number() == AeType.NUMBER ? O : NP, NA));
        original.attributes().rules().stream().filter(rule -> rule.announced() != Announced.NA)
                .filter(rule -> !OF_ALL.contains(rule.attribute().shortName()))
                .forEach(rule -> rules.add(row(rule.attribute(), "01", O, O, NA)));
        this.attributes = AttributeTable.of(SHARED, rules.toArray(AttributeRule[]::new));
        this.parents = parents(original);
    }

    /** The variants of those of these types that can be announced, and of the CSEBase. */
    public static List<ResourceType> of(Collection<ResourceType> types) {
        return types.stream().filter(type -> type.number() < OFFSET)
                .filter(type -> isAnnounceable(type) || type.number() == CseBaseType.NUMBER)
                .<ResourceType>map(AnnouncedType::new).toList();
    }

    /** Whether resources of the type can be announced: then it has the attribute that says where to. */
    public static boolean isAnnounceable(ResourceType type) {
        return type.attributes().has(Common.ANNOUNCE_TO);
    }

    /** The name of the variant's root member: {@code m2m:cntA}, {@code cod:binShAnnc}. */
    public static String nameOf(ResourceType original) {
        return original.shortName() + (original.number() == FLEX_CONTAINER ? "Annc" : "A");
    }

    /**
     * What of a resource is announced: the attributes that always are, and those that {@code announcedAttribute} lists.
     *
     * @param cseId the CSE that hosts the resource
     */
    public static Content contentOf(Resource resource, String cseId) {
        Set<String> chosen = new LinkedHashSet<>(resource.get(Common.ANNOUNCED_ATTRIBUTE).orElse(List.of()));
        Map<String, Object> announced = new LinkedHashMap<>();
        announced.put(LINK.shortName(), cseId + "/" + resource.id());
        for (AttributeRule rule : resource.type().attributes().rules()) {
            String name = rule.attribute().shortName();
            Object value = resource.attributes().get(name);
            boolean shown =
                    rule.announced() == Announced.MA || rule.announced() == Announced.OA && chosen.contains(name);
            if (shown && value != null) {
                announced.put(name, value);
            }
        }
        announced.computeIfPresent("acpi", (name, ids) -> ((List<?>) ids).stream()
                .map(id -> id.toString().startsWith("/") ? id : cseId + "/" + id).toList());
        return new Content(nameOf(resource.type()), announced);
    }

    /**
     * The attributes of a resource that a CSE where it is announced may change, because changes of what is announced
     * travel back (TS-0001 9.6.26.1, announceSyncType); none where they do not.
     */
    public static Set<String> changeable(Resource resource, String originator) {
        boolean synchronised = resource.get(Common.ANNOUNCE_SYNC_TYPE).filter(BI_DIRECTIONAL::equals).isPresent()
                && originator.lastIndexOf('/') == 0 && resource.get(Common.ANNOUNCE_TO).orElse(List.of()).stream()
                        .anyMatch(place -> place.startsWith(originator + "/"));
        if (!synchronised) {
            return Set.of();
        }
        Set<String> changeable = new LinkedHashSet<>(contentOf(resource, originator).members().keySet());
        changeable.addAll(resource.get(Common.ANNOUNCED_ATTRIBUTE).orElse(List.of()));
        changeable.add(Common.LABELS.shortName());
        changeable.removeAll(NOT_CHANGEABLE);
        return changeable;
    }

    /** The link to the original of an announced resource whose changes travel back to it. */
    public static Optional<String> synchronizedOriginal(Resource announced) {
        return announced.get(Common.ANNOUNCE_SYNC_TYPE).filter(BI_DIRECTIONAL::equals)
                .flatMap(type -> announced.get(LINK));
    }

    /** The content of an UPDATE of the original that sets these attributes. */
    public Content ofOriginal(Map<String, Object> changed) {
        return new Content(original.shortName(), changed);
    }

    /** Refuses an {@code announcedAttribute} that names what the type does not have (TS-0001 9.6.26.1). */
    public static void checkAnnounced(ResourceType type, Map<String, Object> requested) {
        if (requested.get("aa") instanceof List<?> names) {
            names.stream().filter(name -> type.attributes().rule(name.toString()).isEmpty()).findFirst()
                    .ifPresent(name -> {
                        throw RequestFailure.badRequest("aa (announcedAttribute) lists " + name
                                + ", which is not an attribute of " + type.longName());
                    });
        }
    }

    /** Refuses to announce an instance where its parent is not to be announced (TS-0001 10.2.18.4). */
    public static void checkParent(ResourceType type, Map<String, Object> requested, Resource parent) {
        if (type.has(Trait.INSTANCE) && requested.get("at") instanceof List<?> places) {
            List<String> known = parent.get(Common.ANNOUNCE_TO).orElse(List.of()).stream().map(AnnouncedType::cse)
                    .toList();
            places.stream().map(Object::toString).filter(place -> !known.contains(cse(place))).findFirst()
                    .ifPresent(place -> {
                        throw RequestFailure.notAllowed("at (announceTo) " + place + ": " + parent.path()
                                + " is not announced there");
                    });
        }
    }

    private static String cse(String place) {
        return place.startsWith("//") ? place : "/" + place.split("/", 3)[place.startsWith("/") ? 1 : 0];
    }

    /** Whether this is an announced resource whose original the originator hosts. */
    public static boolean isOf(Resource resource, String originator) {
        return originator.lastIndexOf('/') == 0
                && resource.get(LINK).filter(link -> link.startsWith(originator + "/")).isPresent();
    }

    @Override
    public int number() {
        return OFFSET + original.number();
    }

    @Override
    public String shortName() {
        return nameOf(original);
    }

    @Override
    public String longName() {
        return original.longName() + "Annc";
    }

    @Override
    public AttributeTable attributes() {
        return attributes;
    }

    @Override
    public Set<Integer> parents() {
        return parents;
    }

    @Override
    public Set<Trait> traits() {
        return original.has(Trait.INSTANCE) ? Set.of(Trait.CREATABLE, Trait.UPDATABLE, Trait.DELETABLE)
                : Set.of(Trait.CREATABLE, Trait.UPDATABLE, Trait.DELETABLE, Trait.SUBSCRIBABLE);
    }

    @Override
    public Changes creating(Creation creation) {
        Optional<AssignedStem> assigned = assigned(creation.originator());
        if (assigned.isPresent() && creation.parent().is(CseBaseType.NUMBER)) {
            return assigned.get().created(creation);
        }
        if (!isOf(creation.candidate(), creation.originator())) {
            throw RequestFailure.badRequest("lnk (link) " + creation.candidate().require(LINK)
                    + " is not at the originator, " + creation.originator());
        }
        return Changes.created(creation.candidate());
    }

    @Override
    public Changes updating(Update update) {
        if (!update.requested().containsKey(LINK.shortName())) {
            return Changes.updated(update.before(), update.after());
        }
        return assigned(update.originator()).orElseThrow(
                () -> RequestFailure.badRequest("lnk (link) of what is announced cannot be changed")).relinked(update);
    }

    private Optional<AssignedStem> assigned(String originator) {
        return original.number() == AeType.NUMBER ? AssignedStem.of(originator) : Optional.empty();
    }

    /** The variants of the original's parents; all but instances may also stand where nothing else is announced. */
    private static Set<Integer> parents(ResourceType original) {
        Set<Integer> parents = new LinkedHashSet<>();
        original.parents().forEach(parent -> parents.add(OFFSET + parent % OFFSET));
        if (!original.has(Trait.INSTANCE)) {
            parents.addAll(List.of(CseBaseType.NUMBER, RemoteCseType.NUMBER, OFFSET + CseBaseType.NUMBER));
        }
        return Set.copyOf(parents);
    }
}
