// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.DataTypes;
import java.util.List;
import java.util.Set;

/**
 * Which applications may register with which credentials (TS-0001 9.6.29, TS-0004 7.4.29). Only an IN-CSE has them.
 */
public final class ServiceSubscribedAppRuleType implements DescribedType {
    public static final int NUMBER = 19;

    // @formatter:off
    public static final Attribute<List<String>> APPLICABLE_CRED_IDS = new Attribute<>("apci", "applicableCredIDs", DataTypes.listOf(DataTypes.STRING));
    public static final Attribute<List<String>> ALLOWED_APP_IDS     = new Attribute<>("aai",  "allowedApp-IDs",    DataTypes.listOf(DataTypes.STRING));
    public static final Attribute<List<String>> ALLOWED_AES         = new Attribute<>("aae",  "allowedAEs",        DataTypes.listOf(DataTypes.STRING));

    private static final TypeDescription DESCRIPTION = new TypeDescription(NUMBER, "m2m:asar", "serviceSubscribedAppRule", Set.of(CseBaseType.NUMBER),
            AttributeTable.of(ServiceSubscriptions.UNANNOUNCED,
                    row(APPLICABLE_CRED_IDS, "01", O, O, NA),
                    row(ALLOWED_APP_IDS,     "01", O, O, NA),
                    row(ALLOWED_AES,         "01", O, O, NA)));
    // @formatter:on

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Changes creating(Creation creation) {
        ServiceSubscriptions.requireInfrastructureNode(creation);
        return Changes.created(creation.candidate());
    }
}
