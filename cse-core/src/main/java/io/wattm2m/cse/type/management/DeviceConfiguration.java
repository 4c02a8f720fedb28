// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type.management;

import static io.wattm2m.cse.resource.AttributeRule.Presence.M;
import static io.wattm2m.cse.resource.AttributeRule.Presence.NP;
import static io.wattm2m.cse.resource.AttributeRule.Presence.O;
import static io.wattm2m.cse.resource.DataTypes.BOOLEAN;
import static io.wattm2m.cse.resource.DataTypes.INTEGER;
import static io.wattm2m.cse.resource.DataTypes.NON_NEGATIVE;
import static io.wattm2m.cse.resource.DataTypes.POSITIVE;
import static io.wattm2m.cse.resource.DataTypes.STRING;
import static io.wattm2m.cse.resource.DataTypes.URI;
import static io.wattm2m.cse.resource.DataTypes.enumeration;
import static io.wattm2m.cse.resource.DataTypes.listOf;
import static io.wattm2m.cse.type.management.Specialisation.ACTION_STATUS;
import static io.wattm2m.cse.type.management.Specialisation.always;
import static io.wattm2m.cse.type.management.Specialisation.maybe;

import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.ObjectType;
import io.wattm2m.cse.type.management.Specialisation.Actions;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The management objects that configure field devices (TS-0022). */
final class DeviceConfiguration {
    // @formatter:off
    private static final ObjectType WIFI_CREDENTIALS = ObjectType.of("credentials of a wireless network", Set.of("enct"), List.of(
            new Attribute<>("enct", "encryptionType", enumeration(1, 2, 3, 4, 5, 6, 7, 8)),
            new Attribute<>("unm",  "username",       STRING),
            new Attribute<>("pwd",  "password",       STRING),
            new Attribute<>("wepk", "wepKey",         STRING),
            new Attribute<>("wpap", "wpaPassphrase",  STRING)));

    static final List<Specialisation> ALL = List.of(
            Specialisation.of(1020, "dcfg:reg", "registration",
                    maybe("oid",    "originatorID",                STRING,         O, O),
                    maybe("poa",    "pointOfAccess",               listOf(URI),    O, O),
                    maybe("cb",     "CSEBase",                     URI,            O, O),
                    maybe("csi",    "CSE-ID",                      STRING,         O, O),
                    maybe("api",    "App-ID",                      STRING,         O, O),
                    maybe("eid",    "externalID",                  STRING,         O, O),
                    maybe("tri",    "Trigger-Recipient-ID",        STRING,         O, O)),
            Specialisation.of(1021, "dcfg:datc", "dataCollection",
                    always("cntp",  "containerPath",               URI,            M, O),
                    maybe("rpsc",   "reportingSchedule",           STRING,         O, O),
                    maybe("mesc",   "measurementSchedule",         STRING,         O, O),
                    maybe("rpil",   "reportingInterval",           POSITIVE,       O, O),
                    maybe("meil",   "measurementInterval",         POSITIVE,       O, O))
                .excluding(Map.of("rpsc", "rpil", "mesc", "meil")),
            Specialisation.of(1022, "dcfg:autp", "authenticationProfile",
                    always("suid",  "SUID",                        NON_NEGATIVE,   M, NP),
                    maybe("tlcs",   "TLSCiphersuites",             listOf(STRING), O, NP),
                    maybe("ski",    "symmKeyID",                   STRING,         O, NP),
                    maybe("skv",    "symmKeyValue",                STRING,         O, NP),
                    maybe("mkrl",   "MAFKeyRegLabels",             listOf(STRING), O, NP),
                    maybe("mkrd",   "MAFKeyRegDuration",           STRING,         O, NP),
                    maybe("mcfp",   "myCertFingerprint",           STRING,         O, NP),
                    maybe("rpki",   "rawPubKeyID",                 STRING,         O, NP)),
            Specialisation.of(1023, "dcfg:nycfc", "myCertFileCred",
                    always("suids", "SUIDs",                       listOf(NON_NEGATIVE), M, NP),
                    always("mcff",  "myCertFileFormat",            STRING,         M, NP),
                    always("mcfc",  "myCertFileContent",           STRING,         M, NP)),
            Specialisation.of(1024, "dcfg:tac", "trustAnchorCred",
                    always("cfp",   "certFingerprint",             STRING,         M, NP),
                    always("uri",   "URI",                         URI,            M, NP)),
            Specialisation.of(1025, "dcfg:mafcr", "MAFClientRegCfg",
                    always("fqdn",  "fqdn",                        URI,            M, NP),
                    maybe("adfq",   "adminFQDN",                   URI,            O, NP),
                    maybe("hpt",    "httpPort",                    NON_NEGATIVE,   O, NP),
                    maybe("cpt",    "coapPort",                    NON_NEGATIVE,   O, NP),
                    maybe("wpt",    "websocketPort",               NON_NEGATIVE,   O, NP)),
            Specialisation.of(1026, "dcfg:mefcr", "MEFClientRegCfg",
                    always("fqdn",  "fqdn",                        URI,            M, NP),
                    maybe("adfq",   "adminFQDN",                   URI,            O, NP),
                    maybe("hpt",    "httpPort",                    NON_NEGATIVE,   O, NP),
                    maybe("cpt",    "coapPort",                    NON_NEGATIVE,   O, NP),
                    maybe("wpt",    "websocketPort",               NON_NEGATIVE,   O, NP)),
            Specialisation.of(1028, "dcfg:wific", "wifiClient",
                    always("ssid",  "ssid",                        STRING,         M, O),
                    maybe("wcrds",  "wifiCredentials",             WIFI_CREDENTIALS, O, O),
                    maybe("maca",   "macAddress",                  STRING,         O, O),
                    maybe("chanl",  "channel",                     NON_NEGATIVE,   O, O),
                    maybe("cons",   "connectionStatus",            NON_NEGATIVE,   O, O),
                    maybe("scan",   "scan",                        BOOLEAN,        O, O),
                    maybe("scanr",  "scanResult",                  listOf(STRING), O, O),
                    maybe("ud",     "update",                      BOOLEAN,        O, O),
                    always("uds",   "updateStatus",                ACTION_STATUS,  O, O),
                    maybe("trdst",  "toggleRadioStatus",           BOOLEAN,        O, O),
                    maybe("rdst",   "radioStatus",                 BOOLEAN,        O, O))
                .with(new Actions("", Map.of("scan", "scan")))
                .with(new Actions("uds", Map.of("ud", "update")))
                .with(new Actions("", Map.of("trdst", "toggleRadioStatus"))),
            Specialisation.of(1029, "dcfg:crds", "credentials",
                    always("pur",   "purpose",                     STRING,         M, O),
                    maybe("crid",   "credentialID",                STRING,         O, O),
                    maybe("crse",   "credentialSecret",            STRING,         O, O),
                    maybe("crtk",   "credentialToken",             STRING,         O, O)),
            Specialisation.of(1030, "dcfg:sim", "SIM",
                    maybe("imsi",   "imsi",                        STRING,         O, O),
                    maybe("icid",   "iccid",                       STRING,         O, O),
                    maybe("sist",   "simStatus",                   NON_NEGATIVE,   O, O),
                    maybe("sity",   "simType",                     NON_NEGATIVE,   O, O),
                    maybe("spn",    "serviceProviderName",         STRING,         O, O)),
            Specialisation.of(1031, "dcfg:mnwk", "mobileNetwork",
                    maybe("cnb",    "currentNetworkBearer",        NON_NEGATIVE,   O, O),
                    maybe("rss",    "radioSignalStrength",         INTEGER,        O, O),
                    maybe("liqu",   "linkQuality",                 INTEGER,        O, O),
                    maybe("ipad",   "ipAddresses",                 listOf(STRING), O, O),
                    maybe("ripa",   "routerIpAddresses",           listOf(STRING), O, O),
                    maybe("apna",   "accessPointNames",            listOf(STRING), O, O),
                    maybe("ceid",   "cellID",                      NON_NEGATIVE,   O, O),
                    maybe("smnc",   "servingMobileNetworkCode",    NON_NEGATIVE,   O, O),
                    maybe("smcc",   "servingMobileCountryCode",    NON_NEGATIVE,   O, O),
                    maybe("lac",    "locationAreaCode",            NON_NEGATIVE,   O, O),
                    maybe("coel",   "coverageEnhancementLevel",    NON_NEGATIVE,   O, O)));
    // @formatter:on

    private DeviceConfiguration() {}
}
