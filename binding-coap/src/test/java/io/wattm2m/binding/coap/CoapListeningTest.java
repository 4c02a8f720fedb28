// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResponseType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client on the wire sees (TS-0008 6). */
class CoapListeningTest {
    private final BlockingQueue<RequestPrimitive> received = new LinkedBlockingQueue<>();
    private Receiver receiver = request -> ResponsePrimitive.of(ResponseStatusCode.OK, request);
    private CoapBinding binding;
    private Device device;

    @BeforeEach
    void listen() {
        binding = TestSettings.binding(TestSettings.free());
        List<URI> points = binding.start(request -> {
            received.add(request);
            return receiver.receive(request);
        });
        device = new Device(points.getFirst());
    }

    @AfterEach
    void close() {
        device.close();
        binding.close();
    }

    @Test
    void aPostWithResourceTypeIsACreateWithAllItsParameters() throws InterruptedException {
        device.send(Code.POST, "/~/id-in/cse-in/meterApp/power?rcn=1", request -> {
            Device.number(request, 267, 4);
            Device.text(request, 291, "20300101T000000");
            Device.number(request, 303, 2);
            Device.json(request, "{\"m2m:cin\":{\"con\":\"42.5\"}}");
        });

        RequestPrimitive request = received.take();
        assertThat(request.operation()).isEqualTo(Operation.CREATE);
        assertThat(request.to()).isEqualTo("/id-in/cse-in/meterApp/power");
        assertThat(request.from()).contains("Cdevice");
        assertThat(request.requestIdentifier()).isEqualTo("r-1");
        assertThat(request.resourceType()).hasValue(4);
        assertThat(request.content()).contains(new Content("m2m:cin", Map.of("con", "42.5")));
        assertThat(request.options().releaseVersion()).contains("4");
        assertThat(request.options().requestExpiration()).contains("20300101T000000");
        assertThat(request.options().resultContent().orElseThrow().number()).isEqualTo(1);
        assertThat(request.parameters()).containsEntry("ec", 2L);
        assertThat(request.peer().address().orElseThrow().isLoopbackAddress()).isTrue();
    }

    @Test
    void theMethodTellsTheOperation() throws InterruptedException {
        device.send(Code.GET, "/cse-in", request -> {});
        device.send(Code.PUT, "/cse-in/a", request -> Device.json(request, "{\"m2m:cnt\":{}}"));
        device.send(Code.DELETE, "/cse-in/a", request -> {});
        device.send(Code.POST, "/_/example.com/id-in/Cae", request -> Device.json(request, "{\"m2m:sgn\":{}}"));

        assertThat(List.of(received.take(), received.take(), received.take(), received.take()))
                .extracting(request -> request.operation() + " " + request.to()).containsExactly("RETRIEVE cse-in",
                        "UPDATE cse-in/a", "DELETE cse-in/a", "NOTIFY //example.com/id-in/Cae");
    }

    @Test
    void aNonBlockingRequestIsAPostThatNamesItsOperation() throws InterruptedException {
        receiver = request -> ResponsePrimitive.of(ResponseStatusCode.ACCEPTED_NON_BLOCKING_ASYNCH, request,
                new Content("m2m:uri", "/id-in/req1"));

        Response response = device.send(Code.POST, "/cse-in?op=2&rt=2",
                request -> Device.text(request, 263, "coap://127.0.0.1:9/a&/id-in/Cb"));

        RequestPrimitive request = received.take();
        assertThat(request.operation()).isEqualTo(Operation.RETRIEVE);
        assertThat(request.options().responseType())
                .isEqualTo(new ResponseType(ResponseType.Mode.NON_BLOCKING_ASYNCH,
                        Optional.of(List.of("coap://127.0.0.1:9/a", "/id-in/Cb"))));
        assertThat(response.getCode()).isEqualTo(ResponseCode.CREATED);
        assertThat(response.getOptions().getLocationPath()).containsExactly("~", "id-in", "req1");
    }

    @Test
    void theQueryHoldsFilterCriteriaAndAttributeList() throws InterruptedException {
        device.send(Code.GET, "/cse-in?fu=1&ty=2+3&lbl=a&lim=5&drt=2", request -> {});
        device.send(Code.GET, "/cse-in?atrl=rn+lbl", request -> {});

        RequestPrimitive discovery = received.take();
        assertThat(discovery.options().filter().isDiscovery()).isTrue();
        assertThat(discovery.options().filter().conditions()).hasSize(2);
        assertThat(discovery.options().filter().page().limit()).hasValue(5);
        assertThat(discovery.options().structured()).isFalse();
        assertThat(received.take().content()).contains(new Content("m2m:atrl", List.of("rn", "lbl")));
    }

    @Test
    void theResponseCarriesStatusIdentifierVersionAndContent() {
        receiver = request -> ResponsePrimitive.of(ResponseStatusCode.CREATED, request,
                new Content("m2m:uri", "cse-in/meterApp")).with("rvi", "4").with("cnst", 1L);

        Response response = device.send(Code.POST, "/cse-in", request -> Device.number(request, 267, 2));

        assertThat(response.getType()).isEqualTo(Type.ACK);
        assertThat(response.getCode()).isEqualTo(ResponseCode.CREATED);
        assertThat(Device.number(response, 307)).isEqualTo(2001);
        assertThat(Device.text(response, 283)).isEqualTo("r-1");
        assertThat(Device.text(response, 271)).isEqualTo("4");
        assertThat(Device.number(response, 323)).isEqualTo(1);
        assertThat(response.getOptions().getContentFormat()).isEqualTo(50);
        assertThat(response.getOptions().getMaxAge()).isZero();
        assertThat(response.getOptions().getLocationPath()).containsExactly("cse-in", "meterApp");
        assertThat(response.getPayloadString()).isEqualTo("{\"m2m:uri\":\"cse-in/meterApp\"}");
    }

    @Test
    void acceptChoosesTheNumberOfTheSerialisation() {
        receiver = request -> ResponsePrimitive.of(ResponseStatusCode.OK, request, new Content("m2m:cb", Map.of()));

        Response response = device.send(Code.GET, "/cse-in", request -> request.getOptions().setAccept(10001));

        assertThat(response.getCode()).isEqualTo(ResponseCode.CONTENT);
        assertThat(response.getOptions().getContentFormat()).isEqualTo(10001);
    }

    @Test
    void anAcceptThatCannotBeMetIsRefusedBeforeAnythingIsDone() {
        Response response = device.send(Code.GET, "/cse-in", request -> request.getOptions().setAccept(40));

        assertRefused(response, ResponseCode.NOT_ACCEPTABLE, 5207, "Accept 40");
    }

    @Test
    void aPayloadInAnUnknownSerialisationIsRefused() {
        Response response = device.send(Code.POST, "/cse-in", request -> {
            request.setPayload("hello");
            request.getOptions().setContentFormat(0);
        });

        assertRefused(response, ResponseCode.UNSUPPORTED_CONTENT_FORMAT, 4015, "Content-Format 0 (text/plain)");
    }

    @Test
    void malformedPayloadsAreRefusedWithThePlaceOfTheFault() {
        for (String payload : List.of("{\"m2m:cnt\":{\"rn\":}}", "[1]", "{}", "{\"a\":1,\"b\":2}",
                "\0\0\0{\177\177\177\177")) {
            Response response = device.send(Code.POST, "/cse-in", request -> Device.json(request, payload));

            assertRefused(response, ResponseCode.BAD_REQUEST, 4000, "");
        }
    }

    @Test
    void aMissingRequestIdentifierIsNamedByItsOption() {
        Request request = device.bare(Code.GET, "/cse-in");
        Device.text(request, 279, "Cdevice");

        assertRefused(device.send(request), ResponseCode.BAD_REQUEST, 4000, "oneM2M-RQI (283)");
    }

    @Test
    void aPlainCoapClientIsAnsweredWithoutOptionsThatItWouldHaveToReject() {
        Response response = device.send(device.bare(Code.GET, "/cse-in"));

        assertThat(response.getCode()).isEqualTo(ResponseCode.BAD_REQUEST);
        assertThat(response.getOptions().getOthers()).isEmpty();
        assertThat(response.getPayloadString()).contains("oneM2M-RQI (283)");
    }

    @Test
    void aRepeatedOptionIsRefused() {
        Response response = device.send(Code.GET, "/cse-in", request -> Device.text(request, 279, "Cother"));

        assertRefused(response, ResponseCode.BAD_REQUEST, 4000, "oneM2M-FR occurs twice");
    }

    @Test
    void anOperationInTheQueryOfAnotherMethodThanPostIsRefused() {
        assertRefused(device.send(Code.GET, "/cse-in?op=4", request -> {}), ResponseCode.BAD_REQUEST, 4000, "POST");
    }

    @Test
    void methodsThatOneM2mDoesNotUseAreRefused() {
        assertRefused(device.send(Code.FETCH, "/cse-in", request -> {}), ResponseCode.METHOD_NOT_ALLOWED, 4005,
                "FETCH");
    }

    @Test
    void conditionalRequestsAreRefused() {
        Response response =
                device.send(Code.PUT, "/cse-in", request -> request.getOptions().addIfMatch(new byte[] {1}));

        assertRefused(response, ResponseCode.NOT_IMPLEMENTED, 5001, "If-Match");
    }

    @Test
    void anUnknownCriticalOptionIsABadOption() {
        Response response = device.send(Code.GET, "/cse-in", request -> Device.opaque(request, 9999, (byte) 1));

        assertThat(response.getCode()).isEqualTo(ResponseCode.BAD_OPTION);
        assertThat(response.getPayloadString()).contains("9999");
        assertThat(received).isEmpty();
    }

    @Test
    void anUnknownElectiveOptionIsIgnored() throws InterruptedException {
        device.send(Code.GET, "/cse-in", request -> Device.opaque(request, 9998, (byte) 1));

        assertThat(received.take().operation()).isEqualTo(Operation.RETRIEVE);
    }

    @Test
    void observationIsNotEntered() {
        Response response = device.send(Code.GET, "/cse-in", Request::setObserve);

        assertThat(response.getCode()).isEqualTo(ResponseCode.CONTENT);
        assertThat(response.getOptions().hasObserve()).isFalse();
    }

    @Test
    void aRequestInTheOldNumberingIsAnsweredInIt() throws InterruptedException {
        Request request = device.bare(Code.POST, "/cse-in");
        Device.text(request, 256, "Cold");
        Device.text(request, 257, "r-2");
        Device.number(request, 267, 3);

        Response response = device.send(request);

        assertThat(received.take().from()).contains("Cold");
        assertThat(Device.number(response, 265)).isEqualTo(2000);
        assertThat(Device.text(response, 257)).isEqualTo("r-2");
        assertThat(response.getOptions().getOthers()).allMatch(option -> option.getNumber() < 270);
    }

    @Test
    void aFailureOfTheReceiverIsAResponse() {
        receiver = request -> {
            throw RequestFailure.notFound(request.to());
        };

        assertFailed(device.send(Code.GET, "/cse-in/x", request -> {}), ResponseCode.NOT_FOUND, 4004, "cse-in/x");
    }

    @Test
    void anUnexpectedExceptionIsAnInternalErrorThatTellsNothing() {
        receiver = request -> {
            throw new IllegalStateException("secret of the house (expected in this log)");
        };

        Response response = device.send(Code.GET, "/cse-in", request -> {});

        assertFailed(response, ResponseCode.INTERNAL_SERVER_ERROR, 5000, "internal error");
        assertThat(response.getPayloadString()).doesNotContain("secret");
    }

    private void assertRefused(Response response, ResponseCode code, int status, String text) {
        assertFailed(response, code, status, text);
        assertThat(received).isEmpty();
    }

    private static void assertFailed(Response response, ResponseCode code, int status, String text) {
        assertThat(response.getCode()).isEqualTo(code);
        assertThat(Device.number(response, 307)).isEqualTo(status);
        assertThat(response.getOptions().getContentFormat()).isEqualTo(50);
        assertThat(response.getOptions().getMaxAge()).isZero();
        assertThat(response.getPayloadString()).startsWith("{\"m2m:dbg\":").contains(text);
    }
}
