// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type.management;

import static io.wattm2m.cse.resource.AttributeRule.Presence.M;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.DataTypes.BOOLEAN;
import static io.wattm2m.cse.resource.DataTypes.NON_NEGATIVE;
import static io.wattm2m.cse.resource.DataTypes.STRING;
import static io.wattm2m.cse.resource.DataTypes.TIMESTAMP;
import static io.wattm2m.cse.resource.DataTypes.URI;
import static io.wattm2m.cse.resource.DataTypes.enumeration;
import static io.wattm2m.cse.resource.DataTypes.listOf;
import static io.wattm2m.cse.type.management.Specialisation.ACTION_STATUS;
import static io.wattm2m.cse.type.management.Specialisation.always;
import static io.wattm2m.cse.type.management.Specialisation.maybe;

import io.wattm2m.cse.type.management.Specialisation.Actions;
import java.util.List;
import java.util.Map;

/** The management objects of a device itself (TS-0001 D.2 to D.11, TS-0004 D.2 to D.11). */
final class DeviceManagement {
    // @formatter:off
    static final List<Specialisation> ALL = List.of(
            Specialisation.of(1001, "m2m:fwr", "firmware",
                    always("vr",   "version",                      STRING,        M,  O),
                    always("fwn",  "firmwareName",                 STRING,        M,  O),
                    always("url",  "URL",                          URI,           M,  O),
                    always("ud",   "update",                       BOOLEAN,       M,  O),
                    always("uds",  "updateStatus",                 ACTION_STATUS, NP, O))
                .with(new Actions("uds", Map.of("ud", "update"))),
            Specialisation.of(1002, "m2m:swr", "software",
                    always("vr",   "version",                      STRING,        M,  O),
                    always("swn",  "softwareName",                 STRING,        M,  O),
                    always("url",  "URL",                          URI,           M,  O),
                    maybe("in",    "install",                      BOOLEAN,       NP, O),
                    maybe("un",    "uninstall",                    BOOLEAN,       NP, O),
                    always("ins",  "installStatus",                ACTION_STATUS, NP, O),
                    maybe("act",   "activate",                     BOOLEAN,       NP, O),
                    maybe("dea",   "deactivate",                   BOOLEAN,       NP, O),
                    always("acts", "activeStatus",                 ACTION_STATUS, NP, O))
                .with(new Actions("ins", Map.of("in", "install", "un", "uninstall")))
                .with(new Actions("acts", Map.of("act", "activate", "dea", "deactivate"))),
            Specialisation.of(1003, "m2m:mem", "memory",
                    always("mma",  "memAvailable",                 NON_NEGATIVE,  M,  O),
                    always("mmt",  "memTotal",                     NON_NEGATIVE,  M,  O)),
            Specialisation.of(1004, "m2m:ani", "areaNwkInfo",
                    always("ant",  "areaNwkType",                  STRING,        M,  O),
                    maybe("ldv",   "listOfDevices",                listOf(URI),   O,  O)),
            Specialisation.of(1005, "m2m:andi", "areaNwkDeviceInfo",
                    always("dvd",  "devID",                        STRING,        M,  O),
                    always("dvt",  "devType",                      STRING,        M,  O),
                    always("awi",  "areaNwkId",                    STRING,        M,  O),
                    maybe("sli",   "sleepInterval",                NON_NEGATIVE,  O,  O),
                    maybe("sld",   "sleepDuration",                NON_NEGATIVE,  O,  O),
                    maybe("ss",    "status",                       STRING,        O,  O),
                    maybe("lnh",   "listOfNeighbors",              listOf(URI),   O,  O)),
            Specialisation.of(1006, "m2m:bat", "battery",
                    always("btl",  "batteryLevel",                 new Percentage(), M, O),
                    always("bts",  "batteryStatus",                enumeration(1, 2, 3, 4, 5, 6, 7), M, O)),
            Specialisation.of(1007, "m2m:dvi", "deviceInfo",
                    always("dlb",  "deviceLabel",                  STRING,        M,  O),
                    always("man",  "manufacturer",                 STRING,        M,  NP),
                    always("mod",  "model",                        STRING,        M,  NP),
                    always("dty",  "deviceType",                   STRING,        M,  O),
                    maybe("mfdl",  "manufacturerDetailsLink",      URI,           O,  O),
                    maybe("mfd",   "manufacturingDate",            TIMESTAMP,     O,  NP),
                    maybe("smod",  "subModel",                     STRING,        O,  NP),
                    maybe("dvnm",  "deviceName",                   STRING,        O,  O),
                    maybe("fwv",   "fwVersion",                    STRING,        O,  O),
                    maybe("swv",   "swVersion",                    STRING,        O,  O),
                    maybe("hwv",   "hwVersion",                    STRING,        O,  NP),
                    maybe("osv",   "osVersion",                    STRING,        O,  O),
                    maybe("cnty",  "country",                      STRING,        O,  NP),
                    maybe("loc",   "location",                     STRING,        O,  O),
                    maybe("syst",  "systemTime",                   TIMESTAMP,     O,  O),
                    maybe("spur",  "supportURL",                   URI,           O,  O),
                    maybe("purl",  "presentationURL",              URI,           O,  O),
                    maybe("ptl",   "protocol",                     listOf(STRING), O, O)),
            Specialisation.of(1008, "m2m:dvc", "deviceCapability",
                    always("can",  "capabilityName",               STRING,        M,  O),
                    always("att",  "attached",                     BOOLEAN,       M,  O),
                    always("cas",  "capabilityActionStatus",       ACTION_STATUS, M,  O),
                    always("cus",  "currentState",                 BOOLEAN,       M,  O),
                    maybe("ena",   "enable",                       BOOLEAN,       O,  O),
                    maybe("dis",   "disable",                      BOOLEAN,       O,  O))
                .with(new Actions("cas", Map.of("ena", "enable", "dis", "disable"))),
            Specialisation.of(1009, "m2m:rbo", "reboot",
                    maybe("rbo",   "reboot",                       BOOLEAN,       O,  O),
                    maybe("far",   "factoryReset",                 BOOLEAN,       O,  O))
                .with(new Actions("", Map.of("rbo", "reboot", "far", "factoryReset"))),
            Specialisation.of(1010, "m2m:evl", "eventLog",
                    always("lgt",  "logTypeId",                    enumeration(1, 2, 3, 4, 5), M, O),
                    always("lgd",  "logData",                      STRING,        M,  O),
                    always("lgst", "logStatus",                    enumeration(1, 2, 3, 4, 5), M, O),
                    maybe("lga",   "logStart",                     BOOLEAN,       O,  O),
                    maybe("lgo",   "logStop",                      BOOLEAN,       O,  O))
                .with(new Actions("", Map.of("lga", "start", "lgo", "stop"))));
    // @formatter:on

    private DeviceManagement() {}
}
