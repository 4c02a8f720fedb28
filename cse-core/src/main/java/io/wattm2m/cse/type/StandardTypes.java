// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.type.management.ManagementObjectType;
import java.util.ArrayList;
import java.util.List;

/** The resource types of the standard that come with the CSE. */
public final class StandardTypes {
    private StandardTypes() {}

    /** All of them and those that are added, as the CSE with this CSE-ID hosts them. */
    public static List<ResourceType> with(List<ResourceType> added, String cseId) {
        ContainerType container = new ContainerType();
        List<ResourceType> types = new ArrayList<>(List.of(new CseBaseType(), new AccessControlPolicyType(),
                new AeType(), container, new ContentInstanceType(), new GroupType(),
                new PollingChannelType(), new RequestType()));
        types.addAll(List.of(new TimeSeriesType(), new TimeSeriesInstanceType()));
        types.addAll(devicesAndServices(container));
        types.add(new CrossResourceSubscriptionType(cseId));
        types.addAll(List.of(new NotificationTargetMgmtPolicyRefType(cseId), new NotificationTargetPolicyType(),
                new PolicyDeletionRulesType()));
        types.addAll(List.of(new ActionType(cseId), new DependencyType(cseId)));
        types.add(new SubscriptionType(cseId, (parent, child) -> mayContain(types, parent, child)));
        types.addAll(added);
        types.addAll(AnnouncedType.of(types));
        return List.copyOf(types);
    }

    private static List<ResourceType> devicesAndServices(ContainerType container) {
        List<ResourceType> types = new ArrayList<>(ManagementObjectType.all());
        types.addAll(List.of(new NodeType(), new ScheduleType(), new LocationPolicyType(container),
                new SemanticDescriptorType(), new TimeSyncBeaconType(), new ServiceSubscriptionProfileType(),
                new ServiceSubscribedNodeType(), new ServiceSubscribedAppRuleType()));
        return types;
    }

    private static boolean mayContain(List<ResourceType> types, int parent, int child) {
        return types.stream().anyMatch(type -> type.number() == child && type.parents().contains(parent));
    }
}
