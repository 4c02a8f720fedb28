// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.testing.ExternalTool;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * HTTP with curl, which prints the header too.
 *
 * @param cse where the CSE listens
 * @param originator who sends
 * @param options how it is to connect, and what it shows
 */
record CurlClient(URI cse, String originator, List<String> options) implements ForeignClient {

    CurlClient(URI cse, String originator, String... options) {
        this(cse, originator, List.of(options));
    }

    @Override
    public String create(String to, int type, String content) {
        return send(to, "-H", "Content-Type: application/json;ty=" + type, "-d", content);
    }

    @Override
    public String retrieve(String to) {
        return send(to);
    }

    @Override
    public String notify(String to, String content) {
        return send(to, "-H", "Content-Type: application/json", "-d", content);
    }

    private String send(String to, String... more) {
        List<String> command = new ArrayList<>(List.of(ExternalTool.require("install curl", "curl").toString(), "-sS",
                "-i", "--max-time", "30", "-H", "X-M2M-Origin: " + originator, "-H", "X-M2M-RI: 1", "-H",
                "X-M2M-RVI: 3", "-H", "Accept: application/json"));
        Stream.concat(options.stream(), Stream.of(more)).forEach(command::add);
        command.add(cse + "/" + to);
        return ForeignClient.output(command, line -> false);
    }
}
