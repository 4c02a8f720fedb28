// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.postoffice.Binding;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.RoutingContext;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.impl.AddressInfo;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps each client to its share of the broker's subscriptions, topics and memory. Thread-safe. */
final class BrokerShares implements ActiveMQServerPlugin {
    private static final Logger LOGGER = LoggerFactory.getLogger(BrokerShares.class);
    private static final String PLATFORM = BrokerUser.platform("").owner();

    private static final int SHARES_OF_PLATFORM = 4;

    private final LostMessages lost = new LostMessages(System::nanoTime);
    private final BrokerQuotas quotas;
    private volatile Optional<ActiveMQServer> broker = Optional.empty();
    private final AtomicInteger topics = new AtomicInteger();
    private final Map<String, Integer> subscriptions = new ConcurrentHashMap<>();
    private final Set<SimpleString> shortening = ConcurrentHashMap.newKeySet();

    BrokerShares(BrokerQuotas quotas) {
        this.quotas = quotas;
    }

    @Override
    public void registered(ActiveMQServer server) {
        broker = Optional.of(server);
    }

    /** Whether one may have so many subscriptions. */
    boolean maySubscribe(int count) {
        return count <= quotas.subscriptions();
    }

    /** Whether there are so many topics that those who bring many new ones are watched. */
    boolean isCrowded() {
        return topics.get() >= quotas.topics() / 2;
    }

    /** Whether this topic is known, or none. */
    boolean isKnown(String topic) {
        return topic.isEmpty() || broker.map(server -> server.getAddressInfo(
                SimpleString.of(BrokerTopic.inside(topic)))).isPresent();
    }

    /** Whether there is room for another topic; for those who bring few of them there is more. */
    boolean hasRoom(boolean few) {
        return topics.get() < (few ? 2 * quotas.topics() : quotas.topics());
    }

    @Override
    public void beforeCreateQueue(QueueConfiguration queue) throws ActiveMQException {
        Optional<String> account = account(queue.getName());
        if (account.isPresent() && subscriptions.getOrDefault(account.get(), 0) >= quotas.subscriptions()) {
            throw refused("more subscriptions than mqtt.max-subscriptions allows: " + queue.getName());
        }
    }

    @Override
    public void afterAddBinding(Binding binding) {
        account(binding.getUniqueName()).ifPresent(account -> subscriptions.merge(account, 1, Integer::sum));
    }

    @Override
    public void afterRemoveBinding(Binding binding, Transaction transaction, boolean deleteData) {
        account(binding.getUniqueName()).ifPresent(account -> subscriptions.computeIfPresent(account,
                (same, count) -> count == 1 ? null : count - 1));
    }

    @Override
    public void beforeAddAddress(AddressInfo address, boolean reload) throws ActiveMQException {
        // what is on its way when a connection ends may become known still
        if (topics.get() >= 2 * quotas.topics()) {
            throw refused("more topics than mqtt.max-topics allows");
        }
    }

    @Override
    public void afterAddAddress(AddressInfo address, boolean reload) {
        topics.incrementAndGet();
    }

    @Override
    public void afterRemoveAddress(SimpleString name, AddressInfo address) {
        topics.decrementAndGet();
    }

    @Override
    public void afterMessageRoute(Message message, RoutingContext context, boolean direct, boolean rejectDuplicates,
            RoutingStatus result) {
        context.getContexListing().values().stream()
                .flatMap(listing -> Stream.concat(listing.getNonDurableQueues().stream(),
                        listing.getDurableQueues().stream()))
                .filter(queue -> isTooLong(queue) && shortening.add(queue.getName()))
                .forEach(queue -> Thread.ofVirtual().name("mqtt-shorten").start(() -> shorten(queue)));
    }

    /** A full queue gives up its oldest message for a new one; that of a retained message does so by design. */
    @Override
    public void messageAcknowledged(Transaction transaction, MessageReference message, AckReason reason,
            ServerConsumer consumer) {
        if (reason == AckReason.REPLACED && BrokerTopic.account(message.getQueue().getName().toString()).isPresent()) {
            lost.add(1, "mqtt.max-queued", message.getQueue().getName());
        }
    }

    /** What waits for the platform is what all plugs have told: there is more of that. */
    private boolean isTooLong(Queue queue) {
        long size = queue.getPersistentSize();
        return size > quotas.queuedBytes()
                && (size > SHARES_OF_PLATFORM * quotas.queuedBytes() || account(queue.getName()).isPresent());
    }

    private static Optional<String> account(SimpleString queue) {
        return BrokerTopic.account(queue.toString()).filter(account -> !account.equals(PLATFORM));
    }

    private void shorten(Queue queue) {
        try {
            int gone = queue.deleteMatchingReferences(new OlderHalf(queue.getPersistentSize() / 2));
            lost.add(gone, "mqtt.max-queued-bytes", queue.getName());
        } catch (Exception e) { // the root of a thread
            LOGGER.error("the queue {} could not be shortened", queue.getName(), e);
        } finally {
            shortening.remove(queue.getName());
        }
    }

    private static ActiveMQException refused(String why) {
        return new ActiveMQException(why, ActiveMQExceptionType.ILLEGAL_STATE);
    }
}
