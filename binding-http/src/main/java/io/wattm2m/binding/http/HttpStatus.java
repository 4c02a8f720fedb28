// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.cse.primitive.ResponseStatusCode;

/** Response status codes to and from HTTP status codes (TS-0009 6.3.2). */
final class HttpStatus {
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int REQUEST_TIMEOUT = 408;
    static final int CONTENT_TOO_LARGE = 413;
    static final int SERVICE_UNAVAILABLE = 503;

    private HttpStatus() {}

    /** The HTTP status of a response; complete, or it would not compile. */
    static int of(ResponseStatusCode code) {
        // @formatter:off
        return switch (code) {
            case ACCEPTED, ACCEPTED_NON_BLOCKING_SYNCH, ACCEPTED_NON_BLOCKING_ASYNCH -> 202;
            case OK, DELETED, UPDATED -> 200;
            case CREATED -> 201;
            case BAD_REQUEST, CONTENTS_UNACCEPTABLE, GROUP_MEMBER_TYPE_INCONSISTENT, INVALID_SEMANTICS,
                    INVALID_TRIGGER_PURPOSE, ILLEGAL_TRANSACTION_STATE_TRANSITION_ATTEMPTED, DISCOVERY_LIMIT_EXCEEDED,
                    INVALID_PROCESS_CONFIGURATION, INVALID_SPARQL_QUERY, MAX_NUMBER_OF_MEMBER_EXCEEDED,
                    INVALID_CMDTYPE, INVALID_ARGUMENTS, INSUFFICIENT_ARGUMENTS -> 400;
            case SUBSCRIPTION_CREATOR_HAS_NO_PRIVILEGE, ORIGINATOR_HAS_NO_PRIVILEGE, ORIGINATOR_NOT_AUTHENTICATED,
                    SECURITY_ASSOCIATION_REQUIRED, INVALID_CHILD_RESOURCE_TYPE, NO_MEMBERS, ESPRIM_UNSUPPORTED_OPTION,
                    ESPRIM_UNKNOWN_KEY_ID, ESPRIM_UNKNOWN_ORIG_RAND_ID, ESPRIM_UNKNOWN_RECV_RAND_ID, ESPRIM_BAD_MAC,
                    ESPRIM_IMPERSONATION_ERROR, ORIGINATOR_HAS_ALREADY_REGISTERED, APP_RULE_VALIDATION_FAILED,
                    OPERATION_DENIED_BY_REMOTE_ENTITY, SERVICE_SUBSCRIPTION_NOT_ESTABLISHED, UNAUTHORIZED_USER,
                    SERVICE_SUBSCRIPTION_LIMITS_EXCEEDED, RECEIVER_HAS_NO_PRIVILEGE, TARGET_NOT_SUBSCRIBABLE,
                    SUBSCRIPTION_HOST_HAS_NO_PRIVILEGE, DISCOVERY_DENIED_BY_IPE, TARGET_HAS_NO_SESSION_CAPABILITY,
                    SESSION_IS_ONLINE, TRIGGERING_DISABLED_FOR_RECIPIENT, TRANSACTION_PROCESSING_IS_INCOMPLETE -> 403;
            case NOT_FOUND, ONTOLOGY_NOT_AVAILABLE, LINKED_SEMANTICS_NOT_AVAILABLE, MASHUP_MEMBER_NOT_FOUND,
                    TARGET_NOT_REACHABLE, REMOTE_ENTITY_NOT_REACHABLE, EXTERNAL_OBJECT_NOT_REACHABLE,
                    EXTERNAL_OBJECT_NOT_FOUND -> 404;
            case OPERATION_NOT_ALLOWED -> 405;
            case NOT_ACCEPTABLE -> 406;
            case GROUP_REQUEST_IDENTIFIER_EXISTS, CONFLICT, BLOCKING_SUBSCRIPTION_ALREADY_EXISTS, ALREADY_EXISTS,
                    UNABLE_TO_REPLACE_REQUEST, UNABLE_TO_RECALL_REQUEST, ALREADY_COMPLETE,
                    MGMT_COMMAND_NOT_CANCELLABLE -> 409;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case INTERNAL_SERVER_ERROR, SUBSCRIPTION_VERIFICATION_INITIATION_FAILED, GROUP_MEMBERS_NOT_RESPONDED,
                    ESPRIM_DECRYPTION_ERROR, ESPRIM_ENCRYPTION_ERROR, SPARQL_UPDATE_ERROR, JOIN_MULTICAST_GROUP_FAILED,
                    LEAVE_MULTICAST_GROUP_FAILED, CROSS_RESOURCE_OPERATION_FAILURE, MGMT_SESSION_CANNOT_BE_ESTABLISHED,
                    MGMT_SESSION_ESTABLISHMENT_TIMEOUT, MGMT_CONVERSION_ERROR, MGMT_CANCELLATION_FAILED -> 500;
            case RELEASE_VERSION_NOT_SUPPORTED, SPECIALIZATION_SCHEMA_NOT_FOUND, NOT_IMPLEMENTED,
                    NON_BLOCKING_SYNCH_REQUEST_NOT_SUPPORTED -> 501;
            case REQUEST_TIMEOUT, EXTERNAL_OBJECT_NOT_REACHABLE_BEFORE_RQET_TIMEOUT,
                    EXTERNAL_OBJECT_NOT_REACHABLE_BEFORE_OET_TIMEOUT -> 504;
        };
        // @formatter:on
    }

    /** What the status of a plain web server, that knows no oneM2M, amounts to. */
    static ResponseStatusCode toResponseStatusCode(int status) {
        return switch (status) {
            case 401, 403 -> ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE;
            case 404, 410 -> ResponseStatusCode.NOT_FOUND;
            case 405 -> ResponseStatusCode.OPERATION_NOT_ALLOWED;
            case 406 -> ResponseStatusCode.NOT_ACCEPTABLE;
            case 408 -> ResponseStatusCode.REQUEST_TIMEOUT;
            case 409 -> ResponseStatusCode.CONFLICT;
            case 415 -> ResponseStatusCode.UNSUPPORTED_MEDIA_TYPE;
            case 501 -> ResponseStatusCode.NOT_IMPLEMENTED;
            case 502, 503, 504 -> ResponseStatusCode.TARGET_NOT_REACHABLE;
            default -> ofClass(status / 100);
        };
    }

    private static ResponseStatusCode ofClass(int hundreds) {
        return switch (hundreds) {
            case 2 -> ResponseStatusCode.OK;
            case 4 -> ResponseStatusCode.BAD_REQUEST;
            case 5 -> ResponseStatusCode.INTERNAL_SERVER_ERROR;
            // a redirection leads to some other entity than the one addressed
            default -> ResponseStatusCode.TARGET_NOT_REACHABLE;
        };
    }
}
