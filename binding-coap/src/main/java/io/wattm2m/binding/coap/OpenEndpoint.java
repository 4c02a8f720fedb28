// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.spi.StartFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.Endpoint;
import org.eclipse.californium.core.network.InMemoryMessageExchangeStore;
import org.eclipse.californium.core.network.RandomTokenGenerator;
import org.eclipse.californium.core.server.MessageDeliverer;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.Configuration.ModuleDefinitionsProvider;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.TcpConfig;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.elements.util.DaemonThreadFactory;

/** A socket that is open, with its layers and the threads that serve it. Thread-safe. */
final class OpenEndpoint implements AutoCloseable {
    private static final int THREADS = 2;

    private final CoapEndpoint endpoint;
    private final ScheduledExecutorService threads;

    /**
     * Opens a socket.
     *
     * @throws StartFailure where the address is taken or not to be had
     */
    OpenEndpoint(Transport transport, CoapSettings settings, Payloads payloads, MessageDeliverer deliverer) {
        Configuration configuration = configuration(settings, transport.definitions());
        transport.configure(configuration);
        threads = new ScheduledThreadPoolExecutor(THREADS, new DaemonThreadFactory("coap#"));
        RandomTokenGenerator tokens = new RandomTokenGenerator(configuration);
        InMemoryMessageExchangeStore store = new InMemoryMessageExchangeStore("", configuration, tokens);
        store.setDeduplicator(new RecentExchanges(settings.maxExchanges(),
                Duration.ofSeconds(configuration.get(CoapConfig.EXCHANGE_LIFETIME, TimeUnit.SECONDS))));
        CoapEndpoint.Builder builder = CoapEndpoint.builder().setConfiguration(configuration)
                .setTokenGenerator(tokens).setMessageExchangeStore(store)
                .setCoapStackFactory(new LayerFactory(payloads))
                .setOptionRegistry(Numbering.registry(settings.legacyOptions()));
        transport.attach(builder, configuration);
        endpoint = builder.build();
        endpoint.setExecutors(threads, threads);
        endpoint.setMessageDeliverer(deliverer);
        if (configuration.get(CoapConfig.PREFERRED_BLOCK_SIZE) < CoapSettings.LARGEST_BLOCK) {
            endpoint.addInterceptor(new NoDiagnosis());
        }
        start(transport.place());
    }

    /** Californium's view of it. */
    Endpoint endpoint() {
        return endpoint;
    }

    /** The local port. */
    int port() {
        return endpoint.getAddress().getPort();
    }

    @Override
    public void close() {
        endpoint.destroy();
        threads.close();
    }

    private void start(String place) {
        try {
            endpoint.start();
        } catch (IOException e) {
            close();
            throw new StartFailure(
                    "cannot listen for CoAP on " + place + ": " + e.getMessage()
                            + "; change coap.port, coaps.port, coap-tcp.port, coaps-tcp.port or bind",
                    e);
        }
    }

    /** Everything is set here: nothing is read from, or written to, a file of properties. */
    private static Configuration configuration(CoapSettings settings, List<ModuleDefinitionsProvider> more) {
        List<ModuleDefinitionsProvider> modules = new ArrayList<>(List.of(CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS,
                SystemConfig.DEFINITIONS, TcpConfig.DEFINITIONS));
        modules.addAll(more);
        return new Configuration(modules.toArray(ModuleDefinitionsProvider[]::new))
                .set(CoapConfig.MAX_RESOURCE_BODY_SIZE, (int) settings.maxBody().bytes())
                .set(CoapConfig.MAX_MESSAGE_SIZE, CoapSettings.LARGEST_BLOCK)
                .set(CoapConfig.PREFERRED_BLOCK_SIZE, CoapSettings.LARGEST_BLOCK)
                .set(CoapConfig.USE_MESSAGE_OFFLOADING, true)
                .set(SystemConfig.HEALTH_STATUS_INTERVAL, 0, TimeUnit.SECONDS);
    }
}
