// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.binding.mqtt.BrokerSettings.Limits;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.core.postoffice.Binding;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * The {@link Limits} that Artemis has no setting for. Its own expiry would take retained messages away as well, which
 * stay until they are replaced. Thread-safe.
 */
final class BrokerLimits implements ActiveMQServerPlugin {
    private final Limits limits;
    private final InstantSource clock;
    private final AtomicInteger queues = new AtomicInteger();

    BrokerLimits(Limits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void beforeSend(ServerSession session, Transaction transaction, Message message, boolean direct,
            boolean noAutoCreateQueue) {
        if (message.getExpiration() == 0 && !message.getBooleanProperty(MQTTUtil.MQTT_MESSAGE_RETAIN_KEY)) {
            message.setExpiration(clock.millis() + limits.undelivered().toMillis());
        }
    }

    @Override
    public void beforeCreateQueue(QueueConfiguration queue) throws ActiveMQException {
        if (queues.get() >= limits.queues()) {
            throw new ActiveMQException("The broker holds its limit of " + limits.queues()
                    + " subscriptions and retained topics; refused " + queue.getName(),
                    ActiveMQExceptionType.ILLEGAL_STATE);
        }
    }

    @Override
    public void afterAddBinding(Binding binding) {
        queues.incrementAndGet();
    }

    @Override
    public void afterRemoveBinding(Binding binding, Transaction transaction, boolean deleteData) {
        queues.decrementAndGet();
    }
}
