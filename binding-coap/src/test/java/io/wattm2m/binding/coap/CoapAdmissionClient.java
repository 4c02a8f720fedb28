// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.contract.AdmissionClient;
import java.net.URI;
import java.util.Optional;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;

/** Asks with one device, whatever transport that has. */
record CoapAdmissionClient(Device device, URI server, Type type) implements AdmissionClient {

    @Override
    public String retrieve(String originator, String to) throws Exception {
        Request request = new Request(Code.GET, type);
        request.setURI(server + "/" + to);
        if (!originator.isEmpty()) {
            Device.text(request, 279, originator);
        }
        Device.text(request, 283, "r-1");
        Device.text(request, 271, "4");
        device.endpoint().sendRequest(request);
        return Optional.ofNullable(request.waitForResponse(20_000)).map(CoapAdmissionClient::text).orElse("");
    }

    private static String text(Response response) {
        return "rsc=" + Device.number(response, 307) + " " + response.getPayloadString();
    }

    @Override
    public void close() {
        device.close();
    }
}
