// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Announced.OA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.M;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import java.util.Map;
import java.util.Set;

/** What an action depends on beside its own criteria (dependency, TS-0001 9.6.63, Release 4). */
public final class DependencyType implements DescribedType {
    public static final int NUMBER = 66;

    // @formatter:off
    public static final Attribute<Map<String, Object>> EVAL_CRITERIA          = new Attribute<>("evc", "evalCriteria",         EvaluationCriteria.TYPE);
    public static final Attribute<String>              REFERENCED_RESOURCE_ID = new Attribute<>("rri", "referencedResourceID", DataTypes.URI);
    public static final Attribute<Boolean>             SUFFICIENT             = new Attribute<>("sfc", "sufficient",           DataTypes.BOOLEAN);

    private static final TypeDescription DESCRIPTION = new TypeDescription(NUMBER, "m2m:depr", "dependency", Set.of(ActionType.NUMBER),
            AttributeTable.of(Common.REGULAR,
                    row(Common.CREATOR,         "01", O, NP, NA),
                    row(EVAL_CRITERIA,          "1",  M, O,  OA),
                    row(REFERENCED_RESOURCE_ID, "1",  M, O,  OA),
                    row(SUFFICIENT,             "1",  M, O,  OA)));
    // @formatter:on

    private final String cseId;

    /** The type at the CSE with this CSE-ID. */
    public DependencyType(String cseId) {
        this.cseId = cseId;
    }

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Changes creating(Creation creation) {
        check(creation.candidate(), creation.view());
        return Changes.created(creation.candidate());
    }

    @Override
    public Changes updating(Resource before, Resource after, ResourceView view) {
        check(after, view);
        return Changes.updated(before, after);
    }

    private void check(Resource dependency, ResourceView view) {
        Resource referenced = new Referenced(cseId, view).require(REFERENCED_RESOURCE_ID,
                dependency.require(REFERENCED_RESOURCE_ID));
        EvaluationCriteria.of(dependency.require(EVAL_CRITERIA)).checkFor(referenced.type().attributes(),
                referenced.path());
    }
}
