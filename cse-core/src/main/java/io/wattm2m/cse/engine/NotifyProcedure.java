// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.primitive.Content;
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
import io.wattm2m.cse.type.RemoteCseType;
import java.util.List;
import java.util.Set;

/** NOTIFY to an entity through the CSE (TS-0001 10.1.6): passed on to an AE or a CSE, taken by the CSE
 * itself. Thread-safe. */
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
        requirePrivilege(request, target);
        String name = request.content().orElseThrow().name();
        if (!CONTENTS.contains(name)) {
            throw RequestFailure.badRequest("the content of a NOTIFY is one of " + CONTENTS + ", not " + name);
        }
        return switch (target.type().number()) {
            case AeType.NUMBER -> passedOn(request, target.id());
            case RemoteCseType.NUMBER -> passedOn(request, target.require(RemoteCseType.CSE_ID));
            case CseBaseType.NUMBER -> taken(request, target);
            default -> throw RequestFailure.notAllowed(target.type().longName() + " cannot be notified");
        };
    }

    private ResponsePrimitive passedOn(RequestPrimitive request, String entity) {
        ResponsePrimitive answer = outward.receive(request.withTo(entity));
        return new ResponsePrimitive(answer.status(), request.requestIdentifier(), answer.content(),
                answer.parameters());
    }

    /**
     * Nothing here waits for notifications of others: what is well-formed is taken. Of a verification the CSE tells
     * whether the subscription's creator might notify it as well (TS-0004 7.5.1.2.2).
     */
    private ResponsePrimitive taken(RequestPrimitive request, Resource base) {
        Content content = request.content().orElseThrow();
        if (content.name().equals("m2m:rsp")) {
            var _ = PrimitiveCodec.response(content.members());
        }
        if (isVerification(content) && content.members().get("cr") instanceof String creator
                && !guard.permits(request.withFrom(creator), Operation.NOTIFY.privilege(), base)) {
            throw new RequestFailure(ResponseStatusCode.SUBSCRIPTION_CREATOR_HAS_NO_PRIVILEGE,
                    "cr (creator) " + creator + " has no privilege to NOTIFY " + base.path());
        }
        return ResponsePrimitive.of(ResponseStatusCode.OK, request);
    }

    private void requirePrivilege(RequestPrimitive request, Resource target) {
        boolean verified = target.is(CseBaseType.NUMBER)
                && request.content().filter(NotifyProcedure::isVerification).isPresent();
        if (verified && !guard.permits(request, Operation.NOTIFY.privilege(), target)) {
            throw new RequestFailure(ResponseStatusCode.SUBSCRIPTION_HOST_HAS_NO_PRIVILEGE,
                    request.originator() + " has no privilege to NOTIFY " + target.path());
        }
        if (!isNotifiedByCse(request, target)) {
            guard.require(request, Operation.NOTIFY.privilege(), target);
        }
    }

    private static boolean isVerification(Content content) {
        return content.name().equals("m2m:sgn") && Boolean.TRUE.equals(content.members().get("vrq"));
    }

    /** An AE without a policy takes notifications of subscriptions that are at other CSEs. */
    private static boolean isNotifiedByCse(RequestPrimitive request, Resource target) {
        return target.is(AeType.NUMBER) && request.originator().lastIndexOf('/') == 0
                && target.get(Common.ACCESS_CONTROL_POLICY_IDS).orElse(List.of()).isEmpty();
    }
}
