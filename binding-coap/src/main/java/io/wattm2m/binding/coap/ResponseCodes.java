// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import static io.wattm2m.cse.primitive.ResponseStatusCode.ALREADY_COMPLETE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ALREADY_EXISTS;
import static io.wattm2m.cse.primitive.ResponseStatusCode.APP_RULE_VALIDATION_FAILED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CONFLICT;
import static io.wattm2m.cse.primitive.ResponseStatusCode.DISCOVERY_DENIED_BY_IPE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ESPRIM_BAD_MAC;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ESPRIM_IMPERSONATION_ERROR;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ESPRIM_UNKNOWN_KEY_ID;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ESPRIM_UNKNOWN_ORIG_RAND_ID;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ESPRIM_UNKNOWN_RECV_RAND_ID;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ESPRIM_UNSUPPORTED_OPTION;
import static io.wattm2m.cse.primitive.ResponseStatusCode.EXTERNAL_OBJECT_NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.EXTERNAL_OBJECT_NOT_REACHABLE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.EXTERNAL_OBJECT_NOT_REACHABLE_BEFORE_OET_TIMEOUT;
import static io.wattm2m.cse.primitive.ResponseStatusCode.EXTERNAL_OBJECT_NOT_REACHABLE_BEFORE_RQET_TIMEOUT;
import static io.wattm2m.cse.primitive.ResponseStatusCode.INSUFFICIENT_ARGUMENTS;
import static io.wattm2m.cse.primitive.ResponseStatusCode.INVALID_ARGUMENTS;
import static io.wattm2m.cse.primitive.ResponseStatusCode.INVALID_CHILD_RESOURCE_TYPE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.INVALID_CMDTYPE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.INVALID_SEMANTICS;
import static io.wattm2m.cse.primitive.ResponseStatusCode.INVALID_TRIGGER_PURPOSE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.LINKED_SEMANTICS_NOT_AVAILABLE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.MASHUP_MEMBER_NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.MAX_NUMBER_OF_MEMBER_EXCEEDED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.MGMT_COMMAND_NOT_CANCELLABLE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NON_BLOCKING_SYNCH_REQUEST_NOT_SUPPORTED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_ACCEPTABLE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NO_MEMBERS;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ONTOLOGY_NOT_AVAILABLE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OPERATION_DENIED_BY_REMOTE_ENTITY;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OPERATION_NOT_ALLOWED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_ALREADY_REGISTERED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_NOT_AUTHENTICATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.RECEIVER_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.RELEASE_VERSION_NOT_SUPPORTED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.REMOTE_ENTITY_NOT_REACHABLE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.REQUEST_TIMEOUT;
import static io.wattm2m.cse.primitive.ResponseStatusCode.SECURITY_ASSOCIATION_REQUIRED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.SERVICE_SUBSCRIPTION_LIMITS_EXCEEDED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.SERVICE_SUBSCRIPTION_NOT_ESTABLISHED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.SESSION_IS_ONLINE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.SPECIALIZATION_SCHEMA_NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.SUBSCRIPTION_CREATOR_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.SUBSCRIPTION_HOST_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.TARGET_HAS_NO_SESSION_CAPABILITY;
import static io.wattm2m.cse.primitive.ResponseStatusCode.TARGET_NOT_REACHABLE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.TARGET_NOT_SUBSCRIBABLE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.TRANSACTION_PROCESSING_IS_INCOMPLETE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.TRIGGERING_DISABLED_FOR_RECIPIENT;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UNABLE_TO_RECALL_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UNABLE_TO_REPLACE_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UNAUTHORIZED_USER;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UNSUPPORTED_MEDIA_TYPE;

import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;

/** Response status codes to and from CoAP's response codes (TS-0008 6.3.2). Pure. */
final class ResponseCodes {
    private static final Set<ResponseStatusCode> FORBIDDEN = EnumSet.of(SUBSCRIPTION_CREATOR_HAS_NO_PRIVILEGE,
            ORIGINATOR_HAS_NO_PRIVILEGE, CONFLICT, ORIGINATOR_NOT_AUTHENTICATED, SECURITY_ASSOCIATION_REQUIRED,
            INVALID_CHILD_RESOURCE_TYPE, NO_MEMBERS, ESPRIM_UNSUPPORTED_OPTION, ESPRIM_UNKNOWN_KEY_ID,
            ESPRIM_UNKNOWN_ORIG_RAND_ID, ESPRIM_UNKNOWN_RECV_RAND_ID, ESPRIM_BAD_MAC, ESPRIM_IMPERSONATION_ERROR,
            ORIGINATOR_HAS_ALREADY_REGISTERED, APP_RULE_VALIDATION_FAILED, OPERATION_DENIED_BY_REMOTE_ENTITY,
            SERVICE_SUBSCRIPTION_NOT_ESTABLISHED, UNAUTHORIZED_USER, SERVICE_SUBSCRIPTION_LIMITS_EXCEEDED,
            RECEIVER_HAS_NO_PRIVILEGE, TARGET_NOT_SUBSCRIBABLE, SUBSCRIPTION_HOST_HAS_NO_PRIVILEGE,
            DISCOVERY_DENIED_BY_IPE, TARGET_HAS_NO_SESSION_CAPABILITY, SESSION_IS_ONLINE,
            TRIGGERING_DISABLED_FOR_RECIPIENT, TRANSACTION_PROCESSING_IS_INCOMPLETE);
    private static final Set<ResponseStatusCode> NOT_FOUND =
            EnumSet.of(ResponseStatusCode.NOT_FOUND, ONTOLOGY_NOT_AVAILABLE, LINKED_SEMANTICS_NOT_AVAILABLE,
                    MASHUP_MEMBER_NOT_FOUND, TARGET_NOT_REACHABLE, REMOTE_ENTITY_NOT_REACHABLE,
                    EXTERNAL_OBJECT_NOT_REACHABLE, EXTERNAL_OBJECT_NOT_FOUND);
    private static final Set<ResponseStatusCode> BAD_REQUEST =
            EnumSet.of(ALREADY_EXISTS, UNABLE_TO_REPLACE_REQUEST, UNABLE_TO_RECALL_REQUEST,
                    MAX_NUMBER_OF_MEMBER_EXCEEDED, INVALID_CMDTYPE, INVALID_ARGUMENTS, INSUFFICIENT_ARGUMENTS,
                    ALREADY_COMPLETE, MGMT_COMMAND_NOT_CANCELLABLE);
    private static final Set<ResponseStatusCode> NOT_IMPLEMENTED =
            EnumSet.of(ResponseStatusCode.NOT_IMPLEMENTED, RELEASE_VERSION_NOT_SUPPORTED,
                    SPECIALIZATION_SCHEMA_NOT_FOUND, NON_BLOCKING_SYNCH_REQUEST_NOT_SUPPORTED);
    private static final Set<ResponseStatusCode> GATEWAY_TIMEOUT =
            EnumSet.of(REQUEST_TIMEOUT, EXTERNAL_OBJECT_NOT_REACHABLE_BEFORE_RQET_TIMEOUT,
                    EXTERNAL_OBJECT_NOT_REACHABLE_BEFORE_OET_TIMEOUT);
    private static final Set<ResponseStatusCode> BAD_OPTION = EnumSet.of(INVALID_SEMANTICS, INVALID_TRIGGER_PURPOSE);
    private static final Map<ResponseStatusCode, ResponseCode> ERRORS = errors();

    private ResponseCodes() {}

    /** The code for a status; what it is for OK and for an acceptance depends on operation and content. */
    static ResponseCode of(ResponseStatusCode status, Operation operation, boolean content) {
        return switch (status) {
            case OK -> operation == Operation.RETRIEVE ? ResponseCode.CONTENT : ResponseCode.CHANGED;
            case CREATED, ACCEPTED_NON_BLOCKING_SYNCH -> ResponseCode.CREATED;
            case ACCEPTED_NON_BLOCKING_ASYNCH -> content ? ResponseCode.CREATED : ResponseCode.CHANGED;
            case UPDATED, ACCEPTED -> ResponseCode.CHANGED;
            case DELETED -> ResponseCode.DELETED;
            default -> error(status);
        };
    }

    /** The status to assume where a peer that does not speak oneM2M answers with this code. */
    static ResponseStatusCode status(ResponseCode code) {
        if (code.isSuccess()) {
            return ResponseStatusCode.OK;
        }
        return switch (code) {
            case UNAUTHORIZED, FORBIDDEN -> ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE;
            case NOT_FOUND -> ResponseStatusCode.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> ResponseStatusCode.OPERATION_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> ResponseStatusCode.NOT_ACCEPTABLE;
            case CONFLICT -> ResponseStatusCode.CONFLICT;
            case UNSUPPORTED_CONTENT_FORMAT -> ResponseStatusCode.UNSUPPORTED_MEDIA_TYPE;
            case NOT_IMPLEMENTED -> ResponseStatusCode.NOT_IMPLEMENTED;
            case SERVICE_UNAVAILABLE, BAD_GATEWAY, GATEWAY_TIMEOUT -> ResponseStatusCode.TARGET_NOT_REACHABLE;
            default -> code.isClientError() ? ResponseStatusCode.BAD_REQUEST
                    : ResponseStatusCode.INTERNAL_SERVER_ERROR;
        };
    }

    private static ResponseCode error(ResponseStatusCode status) {
        ResponseCode otherwise =
                status.number() < 5000 ? ResponseCode.BAD_REQUEST : ResponseCode.INTERNAL_SERVER_ERROR;
        return ERRORS.getOrDefault(status, otherwise);
    }

    private static Map<ResponseStatusCode, ResponseCode> errors() {
        Map<ResponseCode, Set<ResponseStatusCode>> codes = Map.of(ResponseCode.FORBIDDEN, FORBIDDEN,
                ResponseCode.NOT_FOUND, NOT_FOUND, ResponseCode.BAD_REQUEST, BAD_REQUEST, ResponseCode.NOT_IMPLEMENTED,
                NOT_IMPLEMENTED, ResponseCode.GATEWAY_TIMEOUT, GATEWAY_TIMEOUT, ResponseCode.BAD_OPTION, BAD_OPTION,
                ResponseCode.METHOD_NOT_ALLOWED, Set.of(OPERATION_NOT_ALLOWED), ResponseCode.NOT_ACCEPTABLE,
                Set.of(NOT_ACCEPTABLE), ResponseCode.UNSUPPORTED_CONTENT_FORMAT, Set.of(UNSUPPORTED_MEDIA_TYPE));
        Map<ResponseStatusCode, ResponseCode> errors = new EnumMap<>(ResponseStatusCode.class);
        codes.forEach((code, statuses) -> statuses.forEach(status -> errors.put(status, code)));
        return errors;
    }
}
