// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.resource.AttributeRule.Announced.NA;
import static io.wattm2m.cse.resource.AttributeRule.Announced.OA;
import static io.wattm2m.cse.resource.AttributeRule.Presence.M;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.AttributeTable.row;

import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An action (TS-0001 9.6.61, Release 4): a request that the CSE sends on behalf of the action's creator once an
 * attribute of the subject resource meets the criteria. Here is what an action may hold; who watches and sends is the
 * automation.
 */
public final class ActionType implements DescribedType {
    public static final int NUMBER = 65;
    /** m2m:evalMode: the criteria are not evaluated. */
    public static final long OFF = 0;
    /** m2m:evalMode: the request is sent once, then the mode is off. */
    public static final long ONCE = 1;
    /** m2m:evalMode: the request is sent at most once in each {@code ecp} milliseconds. */
    public static final long PERIODIC = 2;
    /** m2m:evalMode: the request is sent {@code ecp} times, then the mode is off. */
    public static final long CONTINUOUS = 3;

    // @formatter:off
    public static final Attribute<Long>                PRIORITY             = new Attribute<>("apy", "actionPriority",    DataTypes.NON_NEGATIVE);
    public static final Attribute<String>              SUBJECT_RESOURCE_ID  = new Attribute<>("sri", "subjectResourceID", DataTypes.URI);
    public static final Attribute<Map<String, Object>> EVAL_CRITERIA        = new Attribute<>("evc", "evalCriteria",      EvaluationCriteria.TYPE);
    public static final Attribute<Long>                EVAL_MODE            = new Attribute<>("evm", "evalMode",          DataTypes.enumeration(OFF, ONCE, PERIODIC, CONTINUOUS));
    public static final Attribute<Long>                EVAL_CONTROL_PARAM   = new Attribute<>("ecp", "evalControlParam",  DataTypes.POSITIVE);
    public static final Attribute<List<String>>        DEPENDENCIES         = new Attribute<>("dep", "dependencies",      DataTypes.listOf(DataTypes.URI));
    public static final Attribute<String>              OBJECT_RESOURCE_ID   = new Attribute<>("orc", "objectResourceID",  DataTypes.URI);
    public static final Attribute<Object>              ACTION_PRIMITIVE     = new Attribute<>("apv", "actionPrimitive",   DataTypes.ANY);
    public static final Attribute<Object>              INPUT                = new Attribute<>("ipu", "input",             DataTypes.ANY);
    public static final Attribute<Object>              ACTION_RESULT        = new Attribute<>("air", "actionResult",      DataTypes.ANY);

    private static final TypeDescription DESCRIPTION = new TypeDescription(NUMBER, "m2m:actr", "action",
            Set.of(AeType.NUMBER, ContainerType.NUMBER, CseBaseType.NUMBER, GroupType.NUMBER, NodeType.NUMBER, 16, 28, 29),
            AttributeTable.of(Common.REGULAR,
                    row(Common.CREATOR,       "01", O,  NP, NA),
                    row(PRIORITY,             "01", O,  O,  OA),
                    row(SUBJECT_RESOURCE_ID,  "01", O,  O,  OA),
                    row(EVAL_CRITERIA,        "1",  M,  O,  OA),
                    row(EVAL_MODE,            "1",  M,  O,  OA),
                    row(EVAL_CONTROL_PARAM,   "01", O,  O,  OA),
                    row(DEPENDENCIES,         "01", NP, O,  OA),
                    row(OBJECT_RESOURCE_ID,   "1",  M,  O,  OA),
                    row(ACTION_PRIMITIVE,     "1",  M,  O,  OA),
                    row(INPUT,                "01", O,  O,  OA),
                    row(ACTION_RESULT,        "01", NP, NP, OA)));
    // @formatter:on

    private final String cseId;

    /** The type at the CSE with this CSE-ID. */
    public ActionType(String cseId) {
        this.cseId = cseId;
    }

    /**
     * The request of an action with this request identifier: to its object resource, from its creator; BAD_REQUEST
     * where it is not a request.
     */
    public static RequestPrimitive request(Resource action, String requestIdentifier) {
        if (!(action.require(ACTION_PRIMITIVE) instanceof Map<?, ?> written)) {
            throw RequestFailure.badRequest("apv (actionPrimitive) is not a request primitive");
        }
        Map<String, Object> parameters = new LinkedHashMap<>(Map.of("rvi", "4"));
        written.forEach((name, value) -> parameters.put((String) name, value));
        parameters.put("to", action.require(OBJECT_RESOURCE_ID));
        parameters.put("fr", action.originator());
        parameters.put("rqi", requestIdentifier);
        return PrimitiveCodec.request(parameters);
    }

    @Override
    public TypeDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Changes creating(Creation creation) {
        check(creation.candidate(), creation.view(), creation.parent());
        return Changes.created(creation.candidate());
    }

    @Override
    public Changes updating(Resource before, Resource after, ResourceView view) {
        view.byId(after.parentId()).ifPresent(parent -> check(after, view, parent));
        for (String dependency : after.get(DEPENDENCIES).orElse(List.of())) {
            Resource found = new Referenced(cseId, view).require(DEPENDENCIES, dependency);
            if (!found.is(DependencyType.NUMBER) || !found.parentId().equals(after.id())) {
                throw RequestFailure.badRequest("dep (dependencies): " + dependency
                        + " is not a dependency below this action");
            }
        }
        return Changes.updated(before, after);
    }

    private void check(Resource action, ResourceView view, Resource parent) {
        long mode = action.require(EVAL_MODE);
        if (action.get(EVAL_CONTROL_PARAM).isPresent() && mode < PERIODIC) {
            throw RequestFailure.badRequest("ecp (evalControlParam) is only for evm (evalMode) 2 and 3");
        }
        if (action.get(INPUT).isPresent()) {
            throw RequestFailure.notImplemented("ipu (input) of an action is not supported");
        }
        Resource subject = action.get(SUBJECT_RESOURCE_ID)
                .map(address -> new Referenced(cseId, view).require(SUBJECT_RESOURCE_ID, address)).orElse(parent);
        EvaluationCriteria.of(action.require(EVAL_CRITERIA)).checkFor(subject.type().attributes(), subject.path());
        checkRequest(action);
    }

    private static void checkRequest(Resource action) {
        RequestPrimitive request = request(action, action.id());
        boolean foreign = action.require(ACTION_PRIMITIVE) instanceof Map<?, ?> written
                && written.get("fr") instanceof String from && !request.originator().equals(from);
        if (foreign) {
            throw RequestFailure.badRequest("apv (actionPrimitive): fr is not the creator of the action");
        }
    }
}
