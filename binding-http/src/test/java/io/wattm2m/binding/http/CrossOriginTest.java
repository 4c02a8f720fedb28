// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages of other origins, by the words that browsers put to a server for them. */
class CrossOriginTest {
    private ListeningBinding listening = ListeningBinding.answeringOk();

    @AfterEach
    void close() {
        listening.close();
    }

    @Test
    void pagesOfOtherOriginsAreShutOutUnlessTheyAreNamed() {
        listen("http.cors-origins", "https://app.example");

        HttpResponse<String> preflight = listening.send(HttpRequest
                .newBuilder(listening.uri.resolve("/cse-in")).header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "x-m2m-origin,x-m2m-ri,content-type")
                .method("OPTIONS", BodyPublishers.noBody()));
        HttpResponse<String> actual =
                listening.send(listening.request("/cse-in").header("Origin", "https://app.example"));
        HttpResponse<String> stranger =
                listening.send(listening.request("/cse-in").header("Origin", "https://evil.example"));

        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).contains("https://app.example");
        assertThat(actual.headers().firstValue("Access-Control-Expose-Headers").orElse("")).contains("X-M2M-RSC");
        assertThat(stranger.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void pagesMaySendAndReadEveryFieldOfOneM2m() {
        listen("http.cors-origins", "*");

        HttpResponse<String> preflight = listening.send(HttpRequest
                .newBuilder(listening.uri.resolve("/cse-in")).header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "DELETE")
                .header("Access-Control-Request-Headers", "x-m2m-origin").method("OPTIONS", BodyPublishers.noBody()));
        HttpResponse<String> actual =
                listening.send(listening.request("/cse-in").header("Origin", "https://app.example"));

        assertThat(listed(preflight, "Access-Control-Allow-Methods"))
                .containsExactlyInAnyOrder("POST", "GET", "PUT", "DELETE");
        assertThat(listed(preflight, "Access-Control-Allow-Headers")).contains("Content-Type", "Accept",
                "Authorization", "X-M2M-Origin", "X-M2M-RI", "X-M2M-RVI", "X-M2M-GID", "X-M2M-RTU", "X-M2M-OT",
                "X-M2M-RST", "X-M2M-RET", "X-M2M-OET", "X-M2M-EC", "X-M2M-VSI", "X-M2M-AS");
        assertThat(listed(actual, "Access-Control-Expose-Headers")).contains("X-M2M-RSC", "X-M2M-RI", "X-M2M-RVI",
                "X-M2M-Origin", "X-M2M-OT", "X-M2M-RST", "X-M2M-EC", "X-M2M-VSI", "X-M2M-CTS", "X-M2M-CTO",
                "X-M2M-ASRI", "Content-Location");
    }

    private void listen(String... settings) {
        listening.close();
        listening = ListeningBinding.answeringOk(settings);
    }

    private static List<String> listed(HttpResponse<String> response, String header) {
        return List.of(response.headers().firstValue(header).orElse("").split(" *, *"));
    }
}
