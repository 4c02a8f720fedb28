// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.testing.ExternalTool;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * CoAP with libcoap's client, which knows no option of oneM2M: it logs a response before it drops it for those.
 *
 * @param program its name: there is one for each TLS library
 * @param cse where the CSE listens
 * @param originator who sends
 * @param options what it proves itself with
 */
record LibcoapClient(String program, URI cse, String originator, List<String> options) implements ForeignClient {
    /** The option oneM2M-RSC in the log: the client would wait for another response then. */
    private static final String RESPONSE = "307:";

    LibcoapClient(String program, URI cse, String originator, String... options) {
        this(program, cse, originator, List.of(options));
    }

    @Override
    public String create(String to, int type, String content) {
        return send("post", to, List.of("-t", "50", "-O", "267,0x" + String.format("%02x", type), "-e", content));
    }

    @Override
    public String retrieve(String to) {
        return send("get", to, List.of("-A", "50"));
    }

    @Override
    public String notify(String to, String content) {
        return send("post", to, List.of("-t", "50", "-e", content));
    }

    private String send(String method, String to, List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                ExternalTool.require("install libcoap3-bin", program).toString(), "-v", "7", "-B", "10", "-m", method,
                "-O", "279," + originator, "-O", "283,r-1", "-O", "271,3"));
        command.addAll(options);
        command.addAll(more);
        command.add(cse + "/" + to);
        return ForeignClient.output(command, line -> line.contains(RESPONSE));
    }
}
