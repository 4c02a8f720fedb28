// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.Option;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.coap.option.MapBasedOptionRegistry;
import org.eclipse.californium.core.coap.option.OpaqueOptionDefinition;
import org.eclipse.californium.core.coap.option.OptionDefinition;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.TcpConfig;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.elements.tcp.netty.TcpClientConnector;
import org.eclipse.californium.elements.tcp.netty.TcpServerConnector;
import org.eclipse.californium.elements.tcp.netty.TlsClientConnector;
import org.eclipse.californium.elements.tcp.netty.TlsServerConnector;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;

/** A constrained device that asks: Californium as a client, with options written by their numbers. */
final class Device implements AutoCloseable {
    private static final int MOST_BYTES = 8 << 20;
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private final CoapEndpoint endpoint;
    private final URI server;

    Device(URI server) {
        this(server, builder -> builder.setInetSocketAddress(ANY_PORT));
    }

    private Device(URI server, Consumer<CoapEndpoint.Builder> transport) {
        this.server = server;
        CoapEndpoint.Builder builder =
                CoapEndpoint.builder().setConfiguration(configuration()).setOptionRegistry(Numbering.registry(true));
        transport.accept(builder);
        endpoint = builder.build();
        try {
            endpoint.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that asks over TCP, with TLS or without, as Californium does by itself. */
    static Device overTcp(URI server, Optional<SSLContext> tls) {
        Configuration settings = configuration();
        return new Device(server, builder -> builder.setConnector(
                tls.<Connector>map(context -> new TlsClientConnector(context, settings))
                        .orElseGet(() -> new TcpClientConnector(settings))));
    }

    /** One that is asked over TCP. */
    static Device listeningOverTcp(URI server, Optional<SSLContext> tls) {
        Configuration settings = configuration();
        return new Device(server, builder -> builder.setConnector(
                tls.<Connector>map(context -> new TlsServerConnector(context, ANY_PORT, settings))
                        .orElseGet(() -> new TcpServerConnector(ANY_PORT, settings))));
    }

    /** One that speaks DTLS with these credentials, and gives up a handshake soon. */
    static Device secured(URI server, Consumer<DtlsConnectorConfig.Builder> credentials) {
        DtlsConnectorConfig.Builder dtls = DtlsConnectorConfig.builder(configuration()).setAddress(ANY_PORT)
                .set(DtlsConfig.DTLS_RETRANSMISSION_TIMEOUT, 1000, TimeUnit.MILLISECONDS)
                .set(DtlsConfig.DTLS_MAX_RETRANSMISSIONS, 2);
        credentials.accept(dtls);
        return new Device(server, builder -> builder.setConnector(new DTLSConnector(dtls.build())));
    }

    /** One that shares a key with the server. */
    static Device secured(URI server, String identity, byte[] key) {
        return secured(server, dtls -> dtls.setAdvancedPskStore(new AdvancedSinglePskStore(identity, key)));
    }

    private static Configuration configuration() {
        return new Configuration(CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS, SystemConfig.DEFINITIONS,
                DtlsConfig.DEFINITIONS, TcpConfig.DEFINITIONS).set(CoapConfig.MAX_RESOURCE_BODY_SIZE, MOST_BYTES);
    }

    /** Whether a request gets no answer, for want of a session. */
    boolean isShutOut() {
        Request request = request(Code.GET, "/cse-in");
        endpoint.sendRequest(request);
        try {
            return request.waitForResponse(20_000) == null && request.getSendError() != null;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A confirmable request for a path, with FR, RQI and RVI set. */
    Request request(Code method, String path) {
        Request request = new Request(method, Type.CON);
        request.setURI(server + path);
        text(request, 279, "Cdevice");
        text(request, 283, "r-1");
        text(request, 271, "4");
        return request;
    }

    /** A request with nothing but its path. */
    Request bare(Code method, String path) {
        Request request = new Request(method, Type.CON);
        request.setURI(server + path);
        return request;
    }

    Response send(Request request) {
        endpoint.sendRequest(request);
        try {
            Response response = request.waitForResponse(20_000);
            if (response == null) {
                throw new AssertionError("no answer to " + request);
            }
            return response;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Response send(Code method, String path, Consumer<Request> more) {
        Request request = request(method, path);
        more.accept(request);
        return send(request);
    }

    CoapEndpoint endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        endpoint.destroy();
    }

    static void text(Request request, int number, String value) {
        request.getOptions().addOption(definition(number).create(value));
    }

    static void number(Request request, int number, long value) {
        request.getOptions().addOption(definition(number).create(value));
    }

    static void opaque(Request request, int number, byte... value) {
        request.getOptions().addOption(new OpaqueOptionDefinition(number, "test").create(value));
    }

    static void json(Request request, String payload) {
        request.setPayload(payload);
        request.getOptions().setContentFormat(50);
    }

    static String text(Message message, int number) {
        return option(message, number).map(Option::getStringValue).orElse("");
    }

    static long number(Message message, int number) {
        return option(message, number).map(Option::getLongValue).orElse(-1L);
    }

    private static Optional<Option> option(Message message, int number) {
        return message.getOptions().getOthers().stream().filter(option -> option.getNumber() == number).findFirst();
    }

    private static OptionDefinition definition(int number) {
        return ((MapBasedOptionRegistry) Numbering.registry(true)).getDefinitionByNumber(number);
    }
}
