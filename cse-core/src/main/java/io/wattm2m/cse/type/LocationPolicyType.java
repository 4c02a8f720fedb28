// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.OA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.M;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.ResourceView;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A location policy (TS-0001 9.6.10 and 10.2.9, TS-0004 7.4.10): how the location of a device is found. With it comes
 * and goes the container for the locations, which the device itself stores there ({@code los} 2). Networks and
 * neighbours are not asked for locations.
 */
public final class LocationPolicyType implements DescribedType {
    public static final int NUMBER = 10;
    private static final Set<String> SHARED = Set.of("ct", "lt", "et", "acpi");
    private static final long DEVICE_BASED = 2;
    private static final long POSITION_FIX = 1;
    private static final long GEOFENCE_EVENT = 2;

    // @formatter:off
    public static final Attribute<Long>           LOCATION_SOURCE                 = new Attribute<>("los",  "locationSource",                DataTypes.enumeration(1, 2, 3));
    public static final Attribute<Long>           LOCATION_INFORMATION_TYPE       = new Attribute<>("lit",  "locationInformationType",       DataTypes.enumeration(1, 2));
    public static final Attribute<List<Duration>> LOCATION_UPDATE_PERIOD          = new Attribute<>("lou",  "locationUpdatePeriod",          DataTypes.listOf(DataTypes.DURATION));
    public static final Attribute<String>         LOCATION_TARGET_ID              = new Attribute<>("lot",  "locationTargetID",              DataTypes.STRING);
    public static final Attribute<String>         LOCATION_SERVER                 = new Attribute<>("lor",  "locationServer",                DataTypes.URI);
    public static final Attribute<String>         LOCATION_CONTAINER_ID           = new Attribute<>("loi",  "locationContainerID",           DataTypes.URI);
    public static final Attribute<String>         LOCATION_CONTAINER_NAME         = new Attribute<>("lon",  "locationContainerName",         DataTypes.RESOURCE_NAME);
    public static final Attribute<String>         LOCATION_STATUS                 = new Attribute<>("lost", "locationStatus",                DataTypes.STRING);
    public static final Attribute<Object>         GEOGRAPHICAL_TARGET_AREA        = new Attribute<>("gta",  "geographicalTargetArea",        DataTypes.ANY);
    public static final Attribute<Long>           GEOFENCE_EVENT_CRITERIA         = new Attribute<>("gec",  "geofenceEventCriteria",         DataTypes.enumeration(1, 2, 3, 4));
    public static final Attribute<String>         AUTH_ID                         = new Attribute<>("aid",  "authID",                        DataTypes.STRING);
    public static final Attribute<Boolean>        RETRIEVE_LAST_KNOWN_LOCATION    = new Attribute<>("rlkl", "retrieveLastKnownLocation",     DataTypes.BOOLEAN);
    public static final Attribute<Long>           LOCATION_UPDATE_EVENT_CRITERIA  = new Attribute<>("luec", "locationUpdateEventCriteria",   DataTypes.enumeration(0));

    private static final TypeDescription DESCRIPTION = new TypeDescription(NUMBER, "m2m:lcp", "locationPolicy", Set.of(AeType.NUMBER, CseBaseType.NUMBER),
            AttributeTable.of(Common.REGULAR,
                    row(LOCATION_SOURCE,                "1",  M,  NP, OA),
                    row(LOCATION_INFORMATION_TYPE,      "1",  O,  O,  OA),
                    row(LOCATION_UPDATE_PERIOD,         "01", O,  O,  OA),
                    row(LOCATION_TARGET_ID,             "01", O,  NP, OA),
                    row(LOCATION_SERVER,                "01", O,  NP, OA),
                    row(LOCATION_CONTAINER_ID,          "1",  NP, NP, OA),
                    row(LOCATION_CONTAINER_NAME,        "01", O,  NP, OA),
                    row(LOCATION_STATUS,                "1",  NP, NP, OA),
                    row(GEOGRAPHICAL_TARGET_AREA,       "01", O,  O,  OA),
                    row(GEOFENCE_EVENT_CRITERIA,        "01", O,  O,  OA),
                    row(AUTH_ID,                        "01", O,  NP, OA),
                    row(RETRIEVE_LAST_KNOWN_LOCATION,   "01", O,  O,  OA),
                    row(LOCATION_UPDATE_EVENT_CRITERIA, "01", O,  O,  OA)));
    // @formatter:on

    private final ResourceType containers;

    /** Location policies with containers of this type. */
    public LocationPolicyType(ResourceType containers) {
        this.containers = containers;
    }

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Changes creating(Creation creation) {
        Resource policy = withDefaults(creation.candidate());
        check(policy);
        Resource container = newContainer(policy, creation.parent());
        if (container.path().equals(policy.path()) || creation.view().byPath(container.path()).isPresent()) {
            throw new RequestFailure(ResponseStatusCode.CONFLICT,
                    "lon (locationContainerName): " + container.path() + " is taken");
        }
        return Changes.created(policy.with(LOCATION_CONTAINER_ID, container.id())).and(Changes.created(container));
    }

    @Override
    public Changes updating(Resource before, Resource after, ResourceView view) {
        check(after);
        Changes updated = Changes.updated(before, after);
        return container(after, view).map(container -> updated.and(Changes.adjusted(container,
                container.with(Common.EXPIRATION_TIME, after.require(Common.EXPIRATION_TIME))))).orElse(updated);
    }

    /** The container goes with its policy. */
    @Override
    public Changes deleting(Resource policy, ResourceView view) {
        return container(policy, view)
                .map(container -> Changes.deleted(policy).and(Changes.deleted(container)))
                .orElse(Changes.deleted(policy));
    }

    private static Resource withDefaults(Resource policy) {
        long kind = policy.get(LOCATION_INFORMATION_TYPE).orElse(POSITION_FIX);
        return policy.with(LOCATION_INFORMATION_TYPE, kind).with(LOCATION_STATUS, "waiting for the device");
    }

    private static void check(Resource policy) {
        if (policy.require(LOCATION_SOURCE) != DEVICE_BASED) {
            throw RequestFailure.notImplemented("los (locationSource) " + policy.require(LOCATION_SOURCE)
                    + " is not supported: only 2, the device itself stores its locations");
        }
        boolean fenced = policy.require(LOCATION_INFORMATION_TYPE) == GEOFENCE_EVENT;
        boolean defined =
                policy.get(GEOGRAPHICAL_TARGET_AREA).isPresent() && policy.get(GEOFENCE_EVENT_CRITERIA).isPresent();
        if (fenced && !defined) {
            throw RequestFailure.badRequest("lit (locationInformationType) 2, a geofence, needs both gta"
                    + " (geographicalTargetArea) and gec (geofenceEventCriteria)");
        }
    }

    private static Optional<Resource> container(Resource policy, ResourceView view) {
        return policy.get(LOCATION_CONTAINER_ID).flatMap(view::byId);
    }

    /** The container's identifier is made of the policy's, which is unique. */
    private Resource newContainer(Resource policy, Resource parent) {
        String id = "cnt-" + policy.id();
        String name = policy.get(LOCATION_CONTAINER_NAME).orElse(id);
        Map<String, Object> attributes = new LinkedHashMap<>(policy.attributes());
        attributes.keySet().retainAll(SHARED);
        attributes.putAll(Map.of("ty", (long) containers.number(), "ri", id, "rn", name, "pi", parent.id(), "st", 0L,
                "cni", 0L, "cbs", 0L, "li", policy.id()));
        return new Resource(containers, parent.path() + "/" + name, policy.originator(), 0, attributes);
    }
}
