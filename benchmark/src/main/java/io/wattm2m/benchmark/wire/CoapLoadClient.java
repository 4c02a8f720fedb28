// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.coap.option.IntegerOptionDefinition;
import org.eclipse.californium.core.coap.option.MapBasedOptionRegistry;
import org.eclipse.californium.core.coap.option.OptionRegistry;
import org.eclipse.californium.core.coap.option.StandardOptionRegistry;
import org.eclipse.californium.core.coap.option.StringOptionDefinition;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.config.CoapConfig.TrackerMode;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.UdpConfig;

/** Confirmable CoAP over UDP on Californium. Belongs to one thread. */
final class CoapLoadClient implements LoadClient {
    private static final long PATIENCE_MILLIS = 60_000;
    private static final IntegerOptionDefinition TYPE = new IntegerOptionDefinition(267, "oneM2M-TY", true);
    private static final StringOptionDefinition RELEASE = new StringOptionDefinition(271, "oneM2M-RVI", true);
    private static final StringOptionDefinition FROM = new StringOptionDefinition(279, "oneM2M-FR", true);
    private static final StringOptionDefinition IDENTIFIER = new StringOptionDefinition(283, "oneM2M-RQI", true);
    private static final IntegerOptionDefinition STATUS = new IntegerOptionDefinition(307, "oneM2M-RSC", true);
    private static final OptionRegistry OPTIONS = new MapBasedOptionRegistry(
            StandardOptionRegistry.getDefaultOptionRegistry(), TYPE, RELEASE, FROM, IDENTIFIER, STATUS);

    static {
        CoapConfig.register();
        UdpConfig.register();
    }

    private final CoapEndpoint endpoint;
    private final String address;
    private final String originator;
    private long asked;

    CoapLoadClient(int port, String originator) throws IOException {
        this.address = "coap://127.0.0.1:" + port + "/";
        this.originator = originator;
        // message identifiers are reused after a round trip: each client has a port of its own, and asks once at a time
        Configuration settings = Configuration.createStandardWithoutFile().set(CoapConfig.MID_TRACKER, TrackerMode.NULL)
                .set(CoapConfig.PROTOCOL_STAGE_THREAD_COUNT, 1).set(UdpConfig.UDP_RECEIVER_THREAD_COUNT, 1)
                .set(UdpConfig.UDP_SENDER_THREAD_COUNT, 1);
        endpoint = CoapEndpoint.builder().setConfiguration(settings).setOptionRegistry(OPTIONS)
                .setInetSocketAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).build();
        endpoint.start();
    }

    @Override
    public byte[] ask(Errand errand) throws IOException {
        Response response = answer(message(errand).send(endpoint)).orElseThrow(
                () -> new IOException(errand + " was not answered"));
        if (!List.of(ResponseCode.CREATED, ResponseCode.CONTENT).contains(response.getCode())) {
            throw new IOException(errand + " was answered " + response);
        }
        return response.getPayload();
    }

    private static Optional<Response> answer(Request sent) throws IOException {
        try {
            return Optional.ofNullable(sent.waitForResponse(PATIENCE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Request message(Errand errand) {
        asked++;
        Request request = new Request(errand.isCreate() ? Code.POST : Code.GET);
        request.setURI(address + errand.target() + (errand.query().isEmpty() ? "" : "?" + errand.query()));
        request.getOptions().addOption(FROM.create(originator)).addOption(IDENTIFIER.create("r" + asked))
                .addOption(RELEASE.create("3"));
        if (errand.isCreate()) {
            request.getOptions().addOption(TYPE.create(errand.type())).setContentFormat(50);
            request.setPayload(errand.body().getBytes(StandardCharsets.UTF_8));
        }
        return request;
    }

    @Override
    public void close() {
        endpoint.destroy();
    }
}
