// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.resource;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A resource type: its attribute table, where it may stand, and at most a few decisions of its own. The engine does all
 * that types have in common; one file is all that a new type needs.
 *
 * <p>Implementations are immutable and pure: they know no store, no notifier and no clock. Hooks throw
 * {@link io.wattm2m.cse.primitive.RequestFailure} to refuse.
 */
public interface ResourceType {

    /** The number of the type ({@code ty}), e.g. 3. */
    int number();

    /** The name of the root member, e.g. {@code m2m:cnt}. */
    String shortName();

    /** The XML namespace that the prefix of the short name stands for (TS-0004 6.5.1). */
    default String namespace() {
        return "http://www.onem2m.org/xml/protocols";
    }

    /** The type's name in the standard, e.g. {@code container}. */
    String longName();

    /** The attributes in the standard's order. */
    AttributeTable attributes();

    /** The numbers of the types below which it may be created. */
    Set<Integer> parents();

    /** The virtual children by resource name, e.g. {@code la}. */
    default Map<String, VirtualChild> virtualChildren() {
        return Map.of();
    }

    /** What can be done with resources of the type from outside. */
    default Set<Trait> traits() {
        return Set.of(Trait.CREATABLE, Trait.UPDATABLE, Trait.DELETABLE, Trait.SUBSCRIBABLE);
    }

    /** The failure of a CREATE with this type's number, where the content is of no type with that number. */
    default RequestFailure foreign(Content content) {
        return RequestFailure
                .badRequest("the content is " + content.name() + ", but ty " + number() + " is " + shortName());
    }

    /** Whether the type has this trait. */
    default boolean has(Trait trait) {
        return traits().contains(trait);
    }

    /**
     * Refuses a candidate or an updated resource for what it is in itself, where that takes more work than a decision
     * may: before the change is queued, while others go on.
     */
    default void examine(Resource resource) {}

    /** Decides a CREATE: the candidate and whatever changes with it, e.g. the counters of its parent. */
    default Changes creating(Creation creation) {
        return Changes.created(creation.candidate());
    }

    /** Decides an UPDATE where it matters who asks or what exactly was sent. */
    default Changes updating(Update update) {
        return updating(update.before(), update.after(), update.view());
    }

    /** Decides an UPDATE from {@code before} to {@code after}. */
    default Changes updating(Resource before, Resource after, ResourceView view) {
        return Changes.updated(before, after);
    }

    /** Decides a DELETE; the sub-tree goes with the resource. */
    default Changes deleting(Resource resource, ResourceView view) {
        return Changes.deleted(resource);
    }

    /**
     * Requests that must succeed before the resource is written, such as the verification of a subscription. Sent by
     * the engine, in order, each to its {@code to}: an entity's identifier or a URL.
     *
     * @param resource the candidate of a CREATE, or the resource as it would be after an UPDATE
     * @param before the resource as it is, of an UPDATE; the candidate itself, of a CREATE
     */
    default List<RequestPrimitive> consents(Resource resource, Resource before) {
        return List.of();
    }

    /** What resources of a type can be. */
    enum Trait {
        /** May be created by a request. */
        CREATABLE,
        /** May be updated by a request. */
        UPDATABLE,
        /** May be deleted by a request. */
        DELETABLE,
        /** May have subscriptions as children. */
        SUBSCRIBABLE,
        /** Append-only, kept in order below its parent, without children that matter for addressing. */
        INSTANCE
    }

    /** The virtual resources (TS-0001 9.6, those without a stored representation). */
    enum VirtualChild {
        /** {@code la}: the newest instance. */
        LATEST,
        /** {@code ol}: the oldest instance. */
        OLDEST,
        /** {@code fopt}: all members of a group. */
        FAN_OUT_POINT,
        /** {@code pcu}: the requests that wait for the owner of a polling channel. */
        POLLING_CHANNEL_URI,
        /** {@code ntsr}: what a notification target deletes that does not want to be told any more. */
        NOTIFICATION_TARGET_SELF_REFERENCE
    }
}
