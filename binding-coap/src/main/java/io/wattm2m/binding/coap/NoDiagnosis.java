// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.interceptors.MessageInterceptorAdapter;

/**
 * Takes Californium's own texts, such as that a message is malformed, from answers that may go to somebody who has
 * asked for nothing (RFC 7252 11.3): what we answer has options of oneM2M. Thread-safe.
 */
final class NoDiagnosis extends MessageInterceptorAdapter {

    @Override
    public void sendResponse(Response response) {
        boolean ours = response.getOptions().hasBlock2() || !response.getOptions().getOthers().isEmpty();
        if (!ours && response.getPayloadSize() > 0) {
            response.setPayload(new byte[0]);
        }
    }
}
