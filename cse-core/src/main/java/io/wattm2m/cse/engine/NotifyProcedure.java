// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.AeType;
import io.wattm2m.cse.type.CrossResourceSubscriptionType;
import io.wattm2m.cse.type.CseBaseType;
import io.wattm2m.cse.type.GroupType;
import java.util.List;
import java.util.Set;

/** NOTIFY to an entity through the CSE (TS-0001 10.1.6): passed on to an AE, taken by the CSE itself. Thread-safe. */
final class NotifyProcedure {
    private static final Set<String> CONTENTS =
            Set.of("m2m:sgn", "m2m:agn", "m2m:tsbn", "m2m:rsp", "m2m:seci", "m2m:rqp");
    private final Guard guard;
    private final Receiver outward;
    private final Consequences consequences;

    NotifyProcedure(Guard guard, Receiver outward, Consequences consequences) {
        this.guard = guard;
        this.outward = outward;
        this.consequences = consequences;
    }

    ResponsePrimitive notify(RequestPrimitive request, Resource target) {
        if (target.is(CrossResourceSubscriptionType.NUMBER) || target.is(GroupType.NUMBER)) {
            // it knows who may tell it
            return consequences.received(request, target);
        }
        if (!isNotifiedByCse(request, target)) {
            guard.require(request, Operation.NOTIFY.privilege(), target);
        }
        String name = request.content().orElseThrow().name();
        if (!CONTENTS.contains(name)) {
            throw RequestFailure.badRequest("the content of a NOTIFY is one of " + CONTENTS + ", not " + name);
        }
        if (target.is(AeType.NUMBER)) {
            ResponsePrimitive answer = outward.receive(request.withTo(target.id()));
            return new ResponsePrimitive(answer.status(), request.requestIdentifier(), answer.content(),
                    answer.parameters());
        }
        if (target.is(CseBaseType.NUMBER)) {
            return ResponsePrimitive.of(ResponseStatusCode.OK, request);
        }
        throw RequestFailure.notAllowed(target.type().longName() + " cannot be notified");
    }

    /** An AE without a policy takes notifications of subscriptions that are at other CSEs. */
    private static boolean isNotifiedByCse(RequestPrimitive request, Resource target) {
        return target.is(AeType.NUMBER) && request.originator().lastIndexOf('/') == 0
                && target.get(Common.ACCESS_CONTROL_POLICY_IDS).orElse(List.of()).isEmpty();
    }
}
