// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.testing;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;

/** The numbers of management objects (m2m:mgmtDefinition, TS-0004 6.3.4.2.18), written down once more. */
final class ManagementDefinitions {
    private static final Map<String, Long> NUMBERS = new HashMap<>();

    static {
        number(1001, "m2m:fwr", "m2m:swr", "m2m:mem", "m2m:ani", "m2m:andi", "m2m:bat", "m2m:dvi", "m2m:dvc", "m2m:rbo",
                "m2m:evl", "m2m:cmp", "m2m:acmp", "m2m:cmdf", "m2m:cmdv", "m2m:cmpv", "m2m:cml", "m2m:cmnr", "m2m:cmwr",
                "m2m:cmbf", "dcfg:reg", "dcfg:datc", "dcfg:autp", "dcfg:nycfc", "dcfg:tac", "dcfg:mafcr", "dcfg:mefcr");
        number(1028, "dcfg:wific", "dcfg:crds", "dcfg:sim", "dcfg:mnwk");
    }

    private ManagementDefinitions() {}

    static long of(String shortName) {
        return requireNonNull(NUMBERS.get(shortName), shortName);
    }

    private static void number(long first, String... names) {
        for (int i = 0; i < names.length; i++) {
            NUMBERS.put(names[i], first + i);
        }
    }
}
