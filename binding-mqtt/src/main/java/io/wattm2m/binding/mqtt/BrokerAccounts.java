// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.cse.spi.PlatformCredential;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;

/** How we prove ourselves to brokers: with a password to those that we have one for. Thread-safe. */
final class BrokerAccounts {
    private final Map<BrokerAddress, Account> accounts = new ConcurrentHashMap<>();
    private final Map<BrokerAddress, BrokerAddress> ways = new ConcurrentHashMap<>();
    private final SSLContext tls;

    /** Without accounts yet; whom we believe, and with which certificate we come, the context knows. */
    BrokerAccounts(SSLContext tls) {
        this.tls = tls;
    }

    /** To this broker and no other one we say this, unless the user is empty. */
    void add(BrokerAddress broker, String user, String password) {
        if (!user.isEmpty()) {
            accounts.put(broker, new Account(user, password));
        }
    }

    /** Our own broker, where we find it and under the addresses that others have for it. */
    void addOwn(BrokerAddress here, List<BrokerAddress> elsewhere, PlatformCredential platform) {
        add(here, platform.user(), platform.password());
        elsewhere.forEach(address -> ways.put(address, here));
    }

    /** The address by which we reach this broker. */
    BrokerAddress way(BrokerAddress broker) {
        return ways.getOrDefault(broker, broker);
    }

    /** Puts what this broker wants to know into the options of a connection to it. */
    void prove(BrokerAddress broker, MqttConnectOptions options) {
        SocketFactory sockets = broker.secure() ? new SecureSocketFactory(tls.getSocketFactory())
                : new NoDelaySocketFactory();
        options.setSocketFactory(sockets);
        Optional.ofNullable(accounts.get(broker)).ifPresent(account -> {
            options.setUserName(account.user);
            options.setPassword(account.password.toCharArray());
        });
    }

    private record Account(String user, String password) {}
}
