// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wattm2m.distribution.HttpOriginator.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Option;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.option.IntegerOptionDefinition;
import org.eclipse.californium.core.coap.option.MapBasedOptionRegistry;
import org.eclipse.californium.core.coap.option.OptionRegistry;
import org.eclipse.californium.core.coap.option.StandardOptionRegistry;
import org.eclipse.californium.core.coap.option.StringOptionDefinition;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.elements.exception.ConnectorException;

/** The originator CAdmin at a constrained device: TS-0008 with Californium, which has to know the critical options. */
record CoapOriginator(URI cse) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final StringOptionDefinition FROM = new StringOptionDefinition(279, "FR");
    private static final StringOptionDefinition REQUEST_IDENTIFIER = new StringOptionDefinition(283, "RQI");
    private static final StringOptionDefinition RELEASE_VERSION = new StringOptionDefinition(271, "RVI");
    private static final IntegerOptionDefinition RESOURCE_TYPE = new IntegerOptionDefinition(267, "TY");
    private static final IntegerOptionDefinition RESPONSE_STATUS = new IntegerOptionDefinition(307, "RSC");
    private static final OptionRegistry OPTIONS = new MapBasedOptionRegistry(
            StandardOptionRegistry.getDefaultOptionRegistry(), FROM, REQUEST_IDENTIFIER, RELEASE_VERSION, RESOURCE_TYPE,
            RESPONSE_STATUS);

    static {
        // else Californium writes a file of settings into the working directory
        Configuration.createStandardWithoutFile();
    }

    /** Retrieves a resource. */
    Answer retrieve(String to) {
        return send(request(Code.GET, to));
    }

    /** Sends a CREATE of a type with what may not be JSON at all. */
    Answer create(String parent, int type, String body) {
        Request request = request(Code.POST, parent);
        request.getOptions().addOption(RESOURCE_TYPE.create(type));
        request.getOptions().setContentFormat(MediaTypeRegistry.APPLICATION_JSON);
        request.setPayload(body.replace('\'', '"'));
        return send(request);
    }

    /** Sends a CREATE of a type with bytes in this content format; the response status code. */
    int create(String parent, int type, int contentFormat, byte[] body) {
        Request request = request(Code.POST, parent);
        request.getOptions().addOption(RESOURCE_TYPE.create(type));
        request.getOptions().setContentFormat(contentFormat);
        request.getOptions().setAccept(MediaTypeRegistry.APPLICATION_JSON);
        request.setPayload(body);
        return send(request).status();
    }

    private Request request(Code code, String to) {
        Request request = new Request(code);
        request.setURI(cse + "/" + to);
        request.getOptions().addOption(FROM.create("CAdmin"));
        request.getOptions().addOption(REQUEST_IDENTIFIER.create("c1"));
        request.getOptions().addOption(RELEASE_VERSION.create("3"));
        return request;
    }

    private Answer send(Request request) {
        CoapEndpoint endpoint = CoapEndpoint.builder().setOptionRegistry(OPTIONS).setConfiguration(new Configuration(
                CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS, SystemConfig.DEFINITIONS)).build();
        CoapClient client = new CoapClient().setTimeout(30_000L).setEndpoint(endpoint);
        try {
            CoapResponse response = client.advanced(request);
            if (response == null) {
                throw new AssertionError("no answer to " + request);
            }
            String text = response.getResponseText();
            return new Answer(status(response), text.isEmpty() ? JSON.nullNode() : JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON", e);
        } catch (ConnectorException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            client.shutdown();
            endpoint.destroy();
        }
    }

    private static int status(CoapResponse response) {
        return response.getOptions().getOthers().stream()
                .filter(option -> option.getNumber() == RESPONSE_STATUS.getNumber()).findFirst()
                .map(Option::getIntegerValue).orElse(0);
    }
}
