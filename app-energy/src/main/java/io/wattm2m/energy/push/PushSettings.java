// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.push;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * The settings of the section {@code energy.push}.
 *
 * @param services to which push services messages are sent: origins, in which a name may begin with {@code *.};
 *        browsers that use others cannot subscribe, so that nobody makes this server ask an address of his own choice
 * @param contact whom a push service may turn to, {@code mailto:} or {@code https:}
 */
public record PushSettings(List<String> services, String contact) {
    public static final PushSettings DEFAULTS = new PushSettings(List.of("https://fcm.googleapis.com",
            "https://updates.push.services.mozilla.com", "https://web.push.apple.com", "https://*.push.apple.com",
            "https://*.notify.windows.com"), "mailto:wattm2m@localhost");

    public PushSettings {
        services = List.copyOf(services);
        if (!contact.startsWith("mailto:") && !contact.startsWith("https:")) {
            throw new IllegalArgumentException("energy.push.contact '" + contact + "' is not mailto: or https:");
        }
    }

    /** Whether messages may be sent there. */
    boolean admit(URI endpoint) {
        if (endpoint.getScheme() == null || endpoint.getHost() == null || endpoint.getRawUserInfo() != null) {
            return false;
        }
        String port = endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort();
        String scheme = endpoint.getScheme().toLowerCase(Locale.ROOT) + "://";
        String name = endpoint.getHost().toLowerCase(Locale.ROOT) + port;
        return services.stream().anyMatch(service -> service.startsWith(scheme + "*.")
                ? name.endsWith(service.substring(scheme.length() + 1))
                : service.equals(scheme + name));
    }
}
