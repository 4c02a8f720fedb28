// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.Resource;
import java.util.Map;
import java.util.Set;

/**
 * A polling channel (TS-0001 9.6.21, TS-0004 7.4.21): where an AE or CSE that cannot be reached fetches the requests
 * for it, through {@code pcu}. Only the entity itself may have one, and only one.
 */
public final class PollingChannelType implements DescribedType {
    public static final int NUMBER = 15;
    private static final int REMOTE_CSE = 16;

    // @formatter:off
    public static final Attribute<Boolean> REQUEST_AGGREGATION = new Attribute<>("rqag", "requestAggregation", DataTypes.BOOLEAN);

    private static final TypeDescription DESCRIPTION = new TypeDescription(NUMBER, "m2m:pch", "pollingChannel", Set.of(AeType.NUMBER, REMOTE_CSE),
            AttributeTable.of(Common.EXPIRING,
                    row(REQUEST_AGGREGATION, "01", O, O, NA)));
    // @formatter:on

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Map<String, VirtualChild> virtualChildren() {
        return Map.of("pcu", VirtualChild.POLLING_CHANNEL_URI);
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.CREATABLE, Trait.UPDATABLE, Trait.DELETABLE);
    }

    @Override
    public Changes creating(Creation creation) {
        if (!creation.originator().equals(owner(creation.parent()))) {
            throw RequestFailure
                    .noPrivilege("only " + owner(creation.parent()) + " itself may have a pollingChannel at "
                            + creation.parent().path());
        }
        Children.requireNone(creation, "pollingChannel");
        return Changes.created(creation.candidate());
    }

    /** The AE-ID of an AE is its resource identifier; a remote CSE is known by its CSE-ID. */
    private static String owner(Resource entity) {
        return entity.is(REMOTE_CSE) ? String.valueOf(entity.attributes().get("csi")) : entity.id();
    }
}
