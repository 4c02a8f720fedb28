// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.mqtt;

import static java.util.Objects.requireNonNull;

import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * Who connects where.
 *
 * @param brokerUrl {@code tcp://host:port} or {@code ssl://host:port}
 * @param clientId the MQTT client identifier
 * @param kept whether the broker keeps messages for this client while it is away
 * @param user the user name, empty for none
 * @param password the password, empty for none
 * @param tls what connects to {@code ssl://}
 */
public record MqttSession(String brokerUrl, String clientId, boolean kept, String user, String password,
        SocketFactory tls) {

    public MqttSession {
        requireNonNull(brokerUrl, "brokerUrl is null");
        requireNonNull(clientId, "clientId is null");
        requireNonNull(user, "user is null");
        requireNonNull(password, "password is null");
        requireNonNull(tls, "tls is null");
    }

    /** A session that believes in whom the JDK knows. */
    public MqttSession(String brokerUrl, String clientId, boolean kept, String user, String password) {
        this(brokerUrl, clientId, kept, user, password, SSLSocketFactory.getDefault());
    }

    /** A session that ends with the connection, without a user. */
    public static MqttSession passing(String brokerUrl, String clientId) {
        return new MqttSession(brokerUrl, clientId, false, "", "");
    }

    /** The same session with this user. */
    public MqttSession as(String newUser, String newPassword) {
        return new MqttSession(brokerUrl, clientId, kept, newUser, newPassword, tls);
    }

    /** The same session under another client identifier. */
    public MqttSession named(String newClientId) {
        return new MqttSession(brokerUrl, newClientId, kept, user, password, tls);
    }

    /** The same session, where brokers with TLS are reached by these sockets. */
    public MqttSession with(SocketFactory newTls) {
        return new MqttSession(brokerUrl, clientId, kept, user, password, newTls);
    }

    @Override
    public String toString() {
        return clientId + " at " + brokerUrl;
    }
}
