// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.AttributeRule;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Creation;
import java.util.List;

/** What the types that keep service subscriptions have in common (TS-0001 9.6.19, 9.6.20, 9.6.29). */
final class ServiceSubscriptions {
    private static final long IN_CSE = 1;

    /** The common attributes of types under access control that are not announced. */
    static final List<AttributeRule> UNANNOUNCED = Common.with(Common.EXPIRING,
            row(Common.ACCESS_CONTROL_POLICY_IDS, "01", O, O, NA),
            row(Common.DYNAMIC_AUTHORIZATION_CONSULTATION_IDS, "01", O, O, NA),
            row(Common.CUSTODIAN, "01", O, O, NA));

    private ServiceSubscriptions() {}

    /** OPERATION_NOT_ALLOWED below the CSEBase of a CSE that is no IN-CSE (TS-0004 7.3.3.5). */
    static void requireInfrastructureNode(Creation creation) {
        if (creation.parent().get(CseBaseType.CSE_TYPE).orElse(IN_CSE) != IN_CSE) {
            throw RequestFailure
                    .notAllowed(creation.candidate().type().longName() + " is only for the CSE of an IN (cst 1)");
        }
    }
}
