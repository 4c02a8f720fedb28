// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.mqtt;

import static java.util.Objects.requireNonNull;

/**
 * Who connects where.
 *
 * @param brokerUrl {@code tcp://host:port} or {@code ssl://host:port}
 * @param clientId the MQTT client identifier
 * @param kept whether the broker keeps messages for this client while it is away
 * @param user the user name, empty for none
 * @param password the password, empty for none
 */
public record MqttSession(String brokerUrl, String clientId, boolean kept, String user, String password) {

    public MqttSession {
        requireNonNull(brokerUrl, "brokerUrl is null");
        requireNonNull(clientId, "clientId is null");
        requireNonNull(user, "user is null");
        requireNonNull(password, "password is null");
    }

    /** A session that ends with the connection, without a user. */
    public static MqttSession passing(String brokerUrl, String clientId) {
        return new MqttSession(brokerUrl, clientId, false, "", "");
    }

    /** The same session with this user. */
    public MqttSession as(String newUser, String newPassword) {
        return new MqttSession(brokerUrl, clientId, kept, newUser, newPassword);
    }

    @Override
    public String toString() {
        return clientId + " at " + brokerUrl;
    }
}
