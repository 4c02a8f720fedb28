// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a broker through Paho, from its beginning to its end; a lost one is replaced, not mended. QoS 1,
 * nothing retained (TS-0010 6.2). Thread-safe.
 */
final class BrokerConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerConnection.class);
    private static final int QOS = 1;
    private static final int REFUSED = 0x80;
    private static final long DISCONNECT_MILLIS = 500;

    private final MqttAsyncClient client;

    private BrokerConnection(MqttAsyncClient client) {
        this.client = client;
    }

    /** Connects and subscribes, and is complete when this returns; messages may arrive before. */
    static BrokerConnection open(Login login, List<String> filters, Events events) throws MqttException {
        MqttAsyncClient client = new MqttAsyncClient((login.broker().secure() ? "ssl://" : "tcp://") + login.broker(),
                login.clientIdentifier(), new MemoryPersistence());
        client.setCallback(new Callback(events));
        BrokerConnection connection = new BrokerConnection(client);
        try {
            client.connect(login.options()).waitForCompletion(login.settings().connectTimeout().toMillis());
            connection.subscribe(filters, login.settings().connectTimeout());
            return connection;
        } catch (MqttException e) {
            connection.close();
            throw e;
        }
    }

    /** Publishes and waits until the broker has acknowledged it. */
    void publish(String topic, byte[] payload, Duration longest) throws MqttException {
        client.publish(topic, payload, QOS, false).waitForCompletion(longest.toMillis());
    }

    boolean isOpen() {
        return client.isConnected();
    }

    @Override
    public void close() {
        try {
            client.disconnectForcibly(0, DISCONNECT_MILLIS, client.isConnected());
            client.close(true);
        } catch (MqttException e) {
            LOG.debug("connection {} did not close cleanly", client.getClientId(), e);
        }
    }

    private void subscribe(List<String> filters, Duration longest) throws MqttException {
        int[] qos = new int[filters.size()];
        Arrays.fill(qos, QOS);
        IMqttToken token = client.subscribe(filters.toArray(String[]::new), qos);
        token.waitForCompletion(longest.toMillis());
        for (int granted : token.getGrantedQos()) {
            if (granted == REFUSED) {
                throw new MqttException(MqttException.REASON_CODE_SUBSCRIBE_FAILED);
            }
        }
    }

    /** What happens on a connection. */
    interface Events {

        /**
         * A message came; while this blocks, no further one comes. InterruptedException gives it back to the
         * broker.
         */
        void arrived(String topic, byte[] payload) throws InterruptedException;

        /** The connection is lost; called once. */
        void lost(Throwable cause);
    }

    /**
     * How to connect.
     *
     * @param persistent whether the broker keeps the subscriptions while we are away
     * @param accounts what we say to it
     */
    record Login(BrokerAddress broker, String clientIdentifier, boolean persistent, BrokerAccounts accounts,
            MqttSettings settings) {

        private MqttConnectOptions options() {
            MqttConnectOptions options = new MqttConnectOptions();
            options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
            accounts.prove(broker, options);
            options.setCleanSession(!persistent);
            options.setConnectionTimeout((int) settings.connectTimeout().toSeconds());
            options.setKeepAliveInterval((int) settings.keepAlive().toSeconds());
            // every waiting request and every answer is one message in flight
            options.setMaxInflight(settings.maxRequests() + settings.maxPolls() + settings.maxPending());
            return options;
        }
    }

    private record Callback(Events events) implements MqttCallback {

        @Override
        public void messageArrived(String topic, MqttMessage message) throws InterruptedException {
            events.arrived(topic, message.getPayload());
        }

        @Override
        public void connectionLost(Throwable cause) {
            events.lost(cause);
        }

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {
            // who published waits for it
        }
    }
}
