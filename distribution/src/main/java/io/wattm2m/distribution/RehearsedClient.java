// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.boot.Cse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks over HTTP for what clients ask for most. Belongs to one thread. */
final class RehearsedClient implements AutoCloseable {
    private static final String CONTAINER = """
            {"m2m:cnt": {"rn": "rehearsal", "lbl": ["rehearsal"], "mni": 50}}""";
    private static final String INSTANCE = """
            {"m2m:cin": {"con": "12.5"}}""";
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final String admin;

    RehearsedClient(Cse cse) {
        URI http = cse.pointsOfAccess().stream().filter(address -> "http".equals(address.getScheme())).findFirst()
                .orElseThrow();
        this.base = http.resolve("/" + cse.settings().name());
        this.admin = cse.settings().admin();
    }

    /** Creates, reads, looks for and deletes; so many instances. */
    void converse(int instances) throws IOException, InterruptedException {
        ask("", "POST", CONTAINER, 3);
        for (int count = 0; count < instances; count++) {
            ask("/rehearsal", "POST", INSTANCE, 4);
            ask("/rehearsal/la", "GET", "", 0);
        }
        ask("?fu=1&lbl=rehearsal&ty=3", "GET", "", 0);
        ask("?rcn=4&lim=20", "GET", "", 0);
        ask("/rehearsal", "DELETE", "", 0);
        ask("", "GET", "", 0);
    }

    @Override
    public void close() {
        client.close();
    }

    private void ask(String path, String method, String body, int type) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).header("X-M2M-Origin", admin)
                .header("X-M2M-RI", "rehearsal").header("X-M2M-RVI", "3")
                .header("Content-Type", type == 0 ? "application/json" : "application/json;ty=" + type)
                .method(method, BodyPublishers.ofString(body)).build();
        int status = client.send(request, BodyHandlers.ofString()).statusCode();
        if (status >= 400) {
            throw new IOException(method + " " + base + path + " was answered with " + status);
        }
    }
}
