// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type.management;

import static io.wattm2m.cse.resource.AttributeRule.Presence.M;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.DataTypes.ANY;
import static io.wattm2m.cse.resource.DataTypes.BOOLEAN;
import static io.wattm2m.cse.resource.DataTypes.NON_NEGATIVE;
import static io.wattm2m.cse.resource.DataTypes.STRING;
import static io.wattm2m.cse.resource.DataTypes.listOf;
import static io.wattm2m.cse.type.management.Specialisation.always;
import static io.wattm2m.cse.type.management.Specialisation.maybe;

import java.util.List;

/**
 * The management objects for communication management and delivery handling (TS-0001 D.12, TS-0004 D.12): kept, but
 * this CSE neither delays nor aggregates deliveries by them.
 */
final class Cmdh {
    // @formatter:off
    static final List<Specialisation> ALL = List.of(
            Specialisation.of(1011, "m2m:cmp", "cmdhPolicy",
                    always("cpn",  "cmdhPolicyName",               STRING,               M, O)),
            Specialisation.of(1012, "m2m:acmp", "activeCmdhPolicy"),
            Specialisation.of(1013, "m2m:cmdf", "cmdhDefaults"),
            Specialisation.of(1014, "m2m:cmdv", "cmdhDefEcValue",
                    always("od",   "order",                        NON_NEGATIVE,         M, O),
                    always("dev",  "defEcValue",                   NON_NEGATIVE,         M, O),
                    always("ror",  "requestOrigin",                listOf(STRING),       M, O),
                    maybe("rct",   "requestContext",               ANY,                  O, O),
                    maybe("rctn",  "requestContextNotification",   BOOLEAN,              O, O),
                    maybe("rch",   "requestCharacteristics",       ANY,                  O, O)),
            Specialisation.of(1015, "m2m:cmpv", "cmdhEcDefParamValues",
                    always("aecs", "applicableEventCategories",    listOf(NON_NEGATIVE), M, O),
                    always("dqet", "defaultRequestExpTime",        NON_NEGATIVE,         M, O),
                    always("dset", "defaultResultExpTime",         NON_NEGATIVE,         M, O),
                    always("doet", "defaultOpExecTime",            NON_NEGATIVE,         M, O),
                    always("drp",  "defaultRespPersistence",       NON_NEGATIVE,         M, O),
                    always("dda",  "defaultDelAggregation",        BOOLEAN,              M, O)),
            Specialisation.of(1016, "m2m:cml", "cmdhLimits",
                    always("od",   "order",                        NON_NEGATIVE,         M, O),
                    always("ror",  "requestOrigin",                listOf(STRING),       M, O),
                    maybe("rct",   "requestContext",               ANY,                  O, O),
                    maybe("rctn",  "requestContextNotification",   BOOLEAN,              O, O),
                    maybe("rch",   "requestCharacteristics",       ANY,                  O, O),
                    always("lec",  "limitsEventCategory",          listOf(NON_NEGATIVE), M, O),
                    always("lqet", "limitsRequestExpTime",         listOf(NON_NEGATIVE), M, O),
                    always("lset", "limitsResultExpTime",          listOf(NON_NEGATIVE), M, O),
                    always("loet", "limitsOpExecTime",             listOf(NON_NEGATIVE), M, O),
                    always("lrp",  "limitsRespPersistence",        listOf(NON_NEGATIVE), M, O),
                    always("lda",  "limitsDelAggregation",         listOf(BOOLEAN),      M, O)),
            Specialisation.of(1017, "m2m:cmnr", "cmdhNetworkAccessRules",
                    always("aecs", "applicableEventCategories",    listOf(NON_NEGATIVE), M, O)),
            Specialisation.of(1018, "m2m:cmwr", "cmdhNwAccessRule",
                    always("ttn",  "targetNetwork",                listOf(STRING),       M, O),
                    always("mrv",  "minReqVolume",                 NON_NEGATIVE,         M, O),
                    always("bop",  "backOffParameters",            ANY,                  M, O),
                    maybe("ohc",   "otherConditions",              ANY,                  O, O)),
            Specialisation.of(1019, "m2m:cmbf", "cmdhBuffer",
                    always("aecs", "applicableEventCategories",    listOf(NON_NEGATIVE), M, O),
                    always("mbfs", "maxBufferSize",                NON_NEGATIVE,         M, O),
                    always("sgp",  "storagePriority",              NON_NEGATIVE,         M, O)));
    // @formatter:on

    private Cmdh() {}
}
