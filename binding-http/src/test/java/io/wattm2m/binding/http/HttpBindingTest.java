// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResultContent;
import io.wattm2m.cse.spi.BindingProvider;
import io.wattm2m.cse.spi.StartFailure;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpBindingTest {
    private ListeningBinding listening = ListeningBinding.answeringOk();

    @AfterEach
    void close() {
        listening.close();
    }

    @Test
    void isFoundAsAPlugIn() {
        assertThat(ServiceLoader.load(BindingProvider.class)).extracting(BindingProvider::name).contains("http");
    }

    @Test
    void aGetIsARetrieveWithTheParametersOfHeaderAndQuery() {
        listening.send(listening.request("/~/id-in/cse-in/meter?rcn=4&lim=20&lbl=site%3Alab+site%3Aroof&fu=1")
                .header("X-M2M-RET", "30000").header("X-M2M-VSI", "vendor"));

        RequestPrimitive request = listening.received.getFirst();
        assertThat(request.operation()).isEqualTo(Operation.RETRIEVE);
        assertThat(request.to()).isEqualTo("/id-in/cse-in/meter");
        assertThat(request.from()).contains("Cmeter");
        assertThat(request.requestIdentifier()).isEqualTo("r-1");
        assertThat(request.options().releaseVersion()).contains("4");
        assertThat(request.options().resultContent()).contains(ResultContent.ATTRIBUTES_AND_CHILD_RESOURCES);
        assertThat(request.options().filter().isDiscovery()).isTrue();
        assertThat(request.options().filter().page().limit()).hasValue(20);
        assertThat(request.options().filter().conditions().getFirst().values()).containsExactly("site:lab",
                "site:roof");
        assertThat(request.options().requestExpiration()).contains("30000");
        assertThat(request.parameters()).containsEntry("vsi", "vendor");
        assertThat(request.peer().address()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json;ty=4", "application/json; ty=4", "application/vnd.onem2m-res+json; ty=4",
        "application/json;charset=utf-8;ty=4", "Application/JSON; TY=\"4\""})
    void aPostWithAResourceTypeIsACreate(String contentType) {
        listening.send(listening.request("/cse-in/meter").header("Content-Type", contentType)
                .POST(BodyPublishers.ofString("{\"m2m:cin\":{\"con\":\"42.5 °C\"}}")));

        RequestPrimitive request = listening.received.getFirst();
        assertThat(request.operation()).isEqualTo(Operation.CREATE);
        assertThat(request.resourceType()).hasValue(4);
        assertThat(request.content()).contains(new Content("m2m:cin", Map.of("con", "42.5 °C")));
    }

    @Test
    void aPostWithoutAResourceTypeIsANotify() {
        listening.send(listening.request("/").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"m2m:sgn\":{\"vrq\":true}}")));

        assertThat(listening.received.getFirst().operation()).isEqualTo(Operation.NOTIFY);
    }

    @Test
    void aPutIsAnUpdateAndADeleteADelete() {
        listening.send(listening.request("/cse-in/meter").header("Content-Type", "application/json;ty=3")
                .PUT(BodyPublishers.ofString("{\"m2m:cnt\":{\"lbl\":null}}")));
        listening.send(listening.request("/cse-in/meter").DELETE());

        assertThat(listening.received).extracting(RequestPrimitive::operation).containsExactly(Operation.UPDATE,
                Operation.DELETE);
        assertThat(listening.received.getFirst().resourceType()).isEmpty();
    }

    /** TS-0004 7.2.1.1: what belongs to other operations is refused, also with the value that counts without it. */
    @ParameterizedTest
    @ValueSource(strings = {"drt=1", "fu=2", "lbl=a", "lim=3"})
    void aCreateHasNoParametersOfARetrieve(String query) {
        HttpResponse<String> response = listening.send(listening.request("/cse-in/meter?" + query)
                .header("Content-Type", "application/json;ty=3").POST(BodyPublishers.ofString("{\"m2m:cnt\":{}}")));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(listening.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rp=1000", "asi=false", "auri=false", "drt=1", "fu=2"})
    void aNotifyHasNoParametersOfOtherOperations(String query) {
        HttpResponse<String> response = listening.send(listening.request("/cse-in?" + query)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString("{\"m2m:sgn\":{}}")));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(listening.received).isEmpty();
    }

    @Test
    void theResponseTypeTakesItsTargetsFromTheHeader() {
        listening.send(listening.request("/cse-in?rt=2").header("X-M2M-RTU", "http://a:1/x&http://b:2/y"));

        assertThat(listening.received.getFirst().options().responseType().notificationTargets())
                .contains(List.of("http://a:1/x", "http://b:2/y"));
    }

    @Test
    void aResponseHasItsParametersInTheHeader() {
        restart(request -> ListeningBinding.ok(request).with("cnst", 1L).with("cnot", 21L).with("rvi", "3")
                .with("ot", "20260105T101500").with("vsi", "ours"));

        HttpResponse<String> response = listening.send(listening.request("/cse-in"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"m2m:cnt\":{\"rn\":\"power\"}}");
        assertHeaders(response, Map.of("X-M2M-RSC", "2000", "X-M2M-RI", "r-1", "X-M2M-RVI", "3", "X-M2M-CTS", "1",
                "X-M2M-CTO", "21", "X-M2M-OT", "20260105T101500", "X-M2M-VSI", "ours", "Content-Type",
                "application/json"));
    }

    @Test
    void aCreatedResourceIsLocatedWhereTheContentTellsItsAddress() {
        restart(request -> ResponsePrimitive.of(ResponseStatusCode.CREATED, request,
                new Content("m2m:uri", "/id-in/cse-in/meter")));

        HttpResponse<String> response = listening.send(create());

        assertThat(response.statusCode()).isEqualTo(201);
        assertHeaders(response, Map.of("Content-Location", "/~/id-in/cse-in/meter"));
    }

    @Test
    void aFailureOfTheReceiverIsAnsweredWithItsText() {
        restart(request -> {
            throw RequestFailure.notFound("cse-in/x");
        });

        HttpResponse<String> response = listening.send(listening.request("/cse-in/x"));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("{\"m2m:dbg\":\"there is no resource at cse-in/x\"}");
        assertHeaders(response, Map.of("X-M2M-RSC", "4004", "X-M2M-RI", "r-1", "X-M2M-RVI", "4"));
    }

    @Test
    void anUnexpectedExceptionIsAnInternalErrorWithoutItsTrace() {
        restart(request -> {
            throw new IllegalStateException("secret detail");
        });

        HttpResponse<String> response = listening.send(listening.request("/cse-in"));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).doesNotContain("secret").doesNotContain("Exception");
        assertHeaders(response, Map.of("X-M2M-RSC", "5000", "X-M2M-RI", "r-1"));
    }

    // @formatter:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "application/json                                         | 200 | application/json",
        "application/vnd.onem2m-res+json                          | 200 | application/vnd.onem2m-res+json",
        "application/vnd.onem2m-prsp+json                         | 200 | application/json",
        "*/*                                                      | 200 | application/json",
        "application/*;q=0.1                                      | 200 | application/json",
        "text/html, application/xhtml+xml;q=0.9, */*;q=0.8        | 200 | application/json",
        "application/json;q=0.5, application/cbor                 | 200 | application/cbor",
        "application/vnd.onem2m-res+xml                           | 200 | application/vnd.onem2m-res+xml",
        "application/vnd.onem2m-res+json;q=0.5, application/json  | 200 | application/json",
        "application/xml                                          | 200 | application/xml",
        "application/yaml                                         | 406 | application/json",
        "text/html                                                | 406 | application/json",
        "application/json;q=0                                     | 406 | application/json"})
    // @formatter:on
    void theAnswerIsInWhatTheOriginatorAccepts(String accept, int status, String contentType) {
        HttpResponse<String> response = listening.send(listening.request("/cse-in").header("Accept", accept));

        assertThat(response.statusCode()).isEqualTo(status);
        assertHeaders(response, Map.of("Content-Type", contentType, "X-M2M-RSC", status == 200 ? "2000" : "5207"));
        assertThat(listening.received).hasSize(status == 200 ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml;ty=3", "text/plain;ty=3", ";ty=3"})
    void aBodyInAFormatThatIsNotSupportedIsRefused(String contentType) {
        HttpResponse<String> response = listening.send(listening.request("/cse-in").header("Content-Type", contentType)
                .POST(BodyPublishers.ofString("<m2m:cnt/>")));

        assertThat(response.statusCode()).isEqualTo(415);
        assertHeaders(response, Map.of("X-M2M-RSC", "4015"));
    }

    @Test
    void aBodyThatDoesNotSayWhatItIsIsRefused() {
        HttpResponse<String> response =
                listening.send(listening.request("/cse-in").POST(BodyPublishers.ofString("{\"m2m:sgn\":{}}")));

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.body()).contains("Content-Type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "PATCH", "TRACE", "OPTIONS", "BREW"})
    void aMethodWithoutAnOperationIsNotAllowed(String method) {
        HttpResponse<String> response =
                listening.send(listening.request("/cse-in").method(method, BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(405);
        assertHeaders(response, Map.of("X-M2M-RSC", "4005", "X-M2M-RI", "r-1"));
        assertThat(response.headers().firstValue("Allow").orElse("")).contains("GET", "POST", "PUT", "DELETE");
        assertThat(listening.received).isEmpty();
    }

    @Test
    void aResourceTypeThatIsNoNumberIsABadRequest() {
        HttpResponse<String> response = listening.send(listening.request("/cse-in")
                .header("Content-Type", "application/json;ty=cnt").POST(BodyPublishers.ofString("{\"m2m:cnt\":{}}")));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("ty 'cnt'");
    }

    @Test
    void clientsMaySpeakHttp2WithoutTls() {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

        HttpResponse<String> first = ListeningBinding.send(client, create());
        HttpResponse<String> second = ListeningBinding.send(client, listening.request("/cse-in"));

        assertThat(first.headers().firstValue("x-m2m-rsc")).contains("2000");
        assertThat(second.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(second.headers().firstValue("x-m2m-ri")).contains("r-1");
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void requestsMayTakeLongerThanAnIdleConnectionLives(HttpClient.Version version) {
        CountDownLatch never = new CountDownLatch(1);
        restart(request -> {
            try {
                boolean unused = never.await(900, java.util.concurrent.TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return ListeningBinding.ok(request);
        }, "http.idle-timeout", "200 ms");

        HttpClient client = HttpClient.newBuilder().version(version).build();
        assertThat(ListeningBinding.send(client, listening.request("/cse-in")).statusCode()).isEqualTo(200);
        assertThat(ListeningBinding.send(client, listening.request("/cse-in")).statusCode()).isEqualTo(200);
    }

    @Test
    void aTakenPortIsTheOperatorsToChange() {
        String port = String.valueOf(listening.uri.getPort());

        assertThatThrownBy(() -> ListeningBinding.answeringOk("http.port", port)).isInstanceOf(StartFailure.class)
                .hasMessageContaining("127.0.0.1:" + port).hasMessageContaining("http.port")
                .hasMessageNotContaining("\n");
    }

    @Test
    void anAddressThatIsNotOursIsTheOperatorsToChange() {
        assertThatThrownBy(() -> ListeningBinding.answeringOk("bind", "192.0.2.1")).isInstanceOf(StartFailure.class)
                .hasMessageContaining("192.0.2.1");
    }

    private java.net.http.HttpRequest.Builder create() {
        return listening.request("/cse-in").header("Content-Type", "application/json;ty=3")
                .POST(BodyPublishers.ofString("{\"m2m:cnt\":{}}"));
    }

    private void restart(io.wattm2m.cse.primitive.Receiver receiver, String... settings) {
        listening.close();
        listening = ListeningBinding.answering(receiver, settings);
    }

    private static void assertHeaders(HttpResponse<String> response, Map<String, String> expected) {
        expected.forEach((name, value) -> assertThat(response.headers().firstValue(name)).as(name).contains(value));
    }
}
