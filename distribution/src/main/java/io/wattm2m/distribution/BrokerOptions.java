// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.tls.TlsFiles;
import io.wattm2m.cse.tls.TlsSettings;
import io.wattm2m.smartplug.BrokerAddress;
import io.wattm2m.smartplug.mqtt.MqttSession;
import picocli.CommandLine.Option;

/** At which broker, and as whom. */
final class BrokerOptions {
    private static final String ADDRESS = "mqtt://127.0.0.1:1883";

    // @formatter:off
    @Option(names = "--broker", paramLabel = "URL", defaultValue = ADDRESS,
            description = "mqtt:// or mqtts:// (default: ${DEFAULT-VALUE})")
    private String address = "";

    @Option(names = "--user", defaultValue = "", description = "at a broker that demands credentials")
    private String user = "";

    @Option(names = "--password", defaultValue = "", interactive = true, echo = false, arity = "0..1",
            description = "of the user; asked for where it is left out")
    private String password = "";

    @Option(names = "--ca", paramLabel = "FILE", defaultValue = "",
            description = "who signed the certificate of a broker with TLS (PEM), beside those the JDK knows")
    private String authorities = "";
    // @formatter:on

    /** The broker's address. */
    String url() {
        return BrokerAddress.mapped(address);
    }

    /** A session there under this client identifier; StartFailure where the file of authorities is of no use. */
    MqttSession session(String clientId) {
        MqttSession session = MqttSession.passing(url(), clientId).as(user, password);
        return authorities.isEmpty() ? session
                : session.with(new TlsFiles(TlsSettings.DEFAULTS.withAuthorities(authorities)).client().context()
                        .getSocketFactory());
    }
}
