// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.spi.Configuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The block that says what has started, and where. */
final class Banner {
    private Banner() {}

    static void print(Cse cse, Configuration configuration, boolean demo) {
        List<String> lines = new ArrayList<>();
        lines.add("WattM2M is running" + (demo ? " with a simulated household" : ""));
        cse.pointsOfAccess().forEach(address -> lines.add(line(address.getScheme().toUpperCase(Locale.ROOT),
                address + hint(address.getScheme(), cse.settings().name(), configuration))));
        cse.offers().forEach(offer -> lines.add(line("Energy", offer)));
        lines.add(line("CSE", cse.settings().id() + ", CSEBase " + cse.settings().name()));
        lines.add(line("Admin", cse.settings().admin() + " (originator that may do everything)"));
        cse.firstToken().ifPresent(token -> lines.add(line("Token", token + "  (the admin's, shown this once)")));
        lines.add(line("Data", configuration.general().data().toAbsolutePath().normalize().toString()));
        lines.add(line("Stop", "Ctrl-C"));
        System.out.println(String.join(System.lineSeparator(), lines));
        System.out.flush();
    }

    /** What stands behind an address: where the tree begins, or whose broker it is. */
    static String hint(String scheme, String base, Configuration configuration) {
        return switch (scheme) {
            case "http", "coap" -> "/" + base;
            case "mqtt", "mqtts" -> Addresses.isBrokerExternal(configuration) ? "  (external broker)"
                    : "  (embedded broker)";
            default -> "";
        };
    }

    private static String line(String name, String value) {
        return String.format(Locale.ROOT, "  %-8s %s", name, value);
    }
}
