// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.OA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.M;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.ObjectType;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A schedule (TS-0001 9.6.9, TS-0004 7.4.9): when a node can be reached, when the CSE works, when a subscription may
 * notify. All but a node have one at the most; that of a subscription has a fixed name.
 */
public final class ScheduleType implements DescribedType {
    public static final int NUMBER = 18;
    /** The resource name of the schedule of a subscription. */
    public static final String NOTIFICATION_SCHEDULE = "notificationSchedule";
    private static final int CROSS_RESOURCE_SUBSCRIPTION = 48;

    // @formatter:off
    public static final Attribute<Map<String, Object>> SCHEDULE_ELEMENT    = new Attribute<>("se",  "scheduleElement",    scheduleEntries());
    public static final Attribute<Boolean>             NETWORK_COORDINATED = new Attribute<>("nco", "networkCoordinated", DataTypes.BOOLEAN);

    private static final TypeDescription DESCRIPTION = new TypeDescription(NUMBER, "m2m:sch", "schedule",
            Set.of(CseBaseType.NUMBER, NodeType.NUMBER, SubscriptionType.NUMBER, CROSS_RESOURCE_SUBSCRIPTION),
            AttributeTable.of(Common.REGULAR,
                    row(SCHEDULE_ELEMENT,    "1",  M, O, OA),
                    row(NETWORK_COORDINATED, "01", O, O, OA)));
    // @formatter:on

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Changes creating(Creation creation) {
        checkCoordination(creation.candidate(), creation.parent());
        if (!creation.parent().is(NodeType.NUMBER)) {
            Children.requireNone(creation, "schedule");
        }
        return Changes.created(named(creation.candidate(), creation.parent()));
    }

    @Override
    public Changes updating(Resource before, Resource after, ResourceView view) {
        view.byId(after.parentId()).ifPresent(parent -> checkCoordination(after, parent));
        return Changes.updated(before, after);
    }

    /** The times of a schedule. */
    @SuppressWarnings("unchecked") // the type has checked it
    public static List<ScheduleEntry> entries(Resource schedule) {
        List<String> written = (List<String>) schedule.require(SCHEDULE_ELEMENT).getOrDefault("sce", List.of());
        return written.stream().map(ScheduleEntry::parse).toList();
    }

    private static void checkCoordination(Resource schedule, Resource parent) {
        if (schedule.get(NETWORK_COORDINATED).isPresent() && !parent.is(NodeType.NUMBER)) {
            throw RequestFailure.badRequest("nco (networkCoordinated) is only for the schedule of a node");
        }
    }

    private static Resource named(Resource schedule, Resource parent) {
        boolean ofSubscription = parent.is(SubscriptionType.NUMBER) || parent.is(CROSS_RESOURCE_SUBSCRIPTION);
        if (!ofSubscription || schedule.name().equals(NOTIFICATION_SCHEDULE)) {
            return schedule;
        }
        if (!schedule.name().equals(schedule.id())) {
            throw RequestFailure
                    .badRequest("rn of the schedule of a subscription is " + NOTIFICATION_SCHEDULE + " or absent");
        }
        return schedule.with(Common.RESOURCE_NAME, NOTIFICATION_SCHEDULE)
                .withPath(parent.path() + "/" + NOTIFICATION_SCHEDULE);
    }

    private static ObjectType scheduleEntries() {
        return ObjectType.of("schedule entries", Set.of("sce"),
                List.of(new Attribute<>("sce", "scheduleEntry", DataTypes.nonEmptyListOf(ScheduleEntry.TYPE))));
    }
}
