// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

/**
 * The CoAP options that carry parameters of primitives (TS-0008 6.2.2.3), with their numbers in Release 3 and later and
 * those of Release 1 and 2; all are critical and must not be repeated.
 */
enum OneM2mOption {
    // @formatter:off
    //                        name     parameter  uint   R3+  R1, R2 (0: none)
    ORIGINATING_TIMESTAMP    ("OT",    "ot",      false, 259, 259),
    RESPONSE_TYPE_URI        ("RTURI", "nu",      false, 263, 263),
    RESOURCE_TYPE            ("TY",    "ty",      true,  267, 267),
    RELEASE_VERSION          ("RVI",   "rvi",     false, 271, 0),
    SIGNATURE_REQUEST        ("ASRI",  "asri",    false, 275, 0),
    FROM                     ("FR",    "fr",      false, 279, 256),
    REQUEST_IDENTIFIER       ("RQI",   "rqi",     false, 283, 257),
    REQUEST_EXPIRATION       ("RQET",  "rqet",    false, 291, 260),
    RESULT_EXPIRATION        ("RSET",  "rset",    false, 295, 261),
    OPERATION_EXECUTION      ("OET",   "oet",     false, 299, 262),
    EVENT_CATEGORY           ("EC",    "ec",      true,  303, 264),
    RESPONSE_STATUS          ("RSC",   "rsc",     true,  307, 265),
    GROUP_REQUEST_IDENTIFIER ("GID",   "gid",     false, 311, 266),
    CONTENT_OFFSET           ("CTO",   "cnot",    true,  319, 268),
    CONTENT_STATUS           ("CTS",   "cnst",    true,  323, 269),
    ASSIGNED_TOKENS          ("ATI",   "ati",     false, 327, 0),
    VENDOR_INFORMATION       ("VSI",   "vsi",     false, 331, 0),
    GROUP_TARGET_MEMBERS     ("GTM",   "grtm",    false, 335, 0),
    SIGNATURES               ("AUS",   "aus",     false, 339, 0),
    ONTOLOGY_MAPPING         ("OMR",   "omr",     false, 343, 0),
    PRIMITIVE_PROFILE        ("PRPI",  "prpi",    false, 347, 0),
    SERVICE_USER             ("MSU",   "msu",     false, 351, 0);
    // @formatter:on

    private final String suffix;
    private final String parameter;
    private final boolean number;
    private final int release3;
    private final int release1;

    OneM2mOption(String suffix, String parameter, boolean number, int release3, int release1) {
        this.suffix = suffix;
        this.parameter = parameter;
        this.number = number;
        this.release3 = release3;
        this.release1 = release1;
    }

    /** The option's name, e.g. {@code oneM2M-RQI}. */
    String optionName() {
        return "oneM2M-" + suffix;
    }

    /** The short name of the parameter it carries; {@code nu} is the list of targets inside {@code rt}. */
    String parameter() {
        return parameter;
    }

    /** Whether its value is a uint; otherwise it is a string. */
    boolean isNumber() {
        return number;
    }

    /** Its number since Release 3. */
    int release3() {
        return release3;
    }

    /** Its number in Release 1 and 2, 0 where it had none. */
    int release1() {
        return release1;
    }
}
