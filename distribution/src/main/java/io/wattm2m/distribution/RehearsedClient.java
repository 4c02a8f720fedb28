// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.boot.Cse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Asks over HTTP for what clients ask for most; by the simplest client there is, because what it loads is remembered
 * too and takes memory in every later run. Belongs to one thread.
 */
final class RehearsedClient {
    private static final String CONTAINER = """
            {"m2m:cnt": {"rn": "rehearsal", "lbl": ["rehearsal"], "mni": 50}}""";
    private static final String INSTANCE = """
            {"m2m:cin": {"con": "12.5"}}""";
    private final URI base;
    private final String admin;

    RehearsedClient(Cse cse) {
        URI http = cse.pointsOfAccess().stream().filter(address -> "http".equals(address.getScheme())).findFirst()
                .orElseThrow();
        this.base = http.resolve("/" + cse.settings().name());
        this.admin = cse.settings().admin();
    }

    /** Creates, reads, looks for and deletes; so many instances. */
    void converse(int instances) throws IOException {
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

    private void ask(String path, String method, String body, int type) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(base + path).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setRequestProperty("X-M2M-Origin", admin);
        connection.setRequestProperty("X-M2M-RI", "rehearsal");
        connection.setRequestProperty("X-M2M-RVI", "3");
        if (!body.isEmpty()) {
            connection.setRequestProperty("Content-Type", "application/json;ty=" + type);
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
        }
        if (connection.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST) {
            throw new IOException(method + " " + base + path + " was answered with " + connection.getResponseCode());
        }
        try (InputStream answer = connection.getInputStream()) {
            answer.readAllBytes();
        }
    }
}
