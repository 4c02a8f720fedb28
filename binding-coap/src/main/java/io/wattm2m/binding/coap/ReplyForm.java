// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import java.util.Optional;
import org.eclipse.californium.core.coap.Option;
import org.eclipse.californium.core.coap.OptionSet;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.option.OptionDefinition;

/**
 * What a reply takes from its request, also from one that turns out to be malformed.
 *
 * @param numbering the set of option numbers that the request used
 * @param contentFormat the number of the serialisation to answer in
 * @param requestIdentifier {@code rqi}, empty where it is missing
 * @param releaseVersion {@code rvi}, empty where it is missing
 */
record ReplyForm(Numbering numbering, int contentFormat, String requestIdentifier, Optional<String> releaseVersion) {

    /** The form of replies to this request. */
    static ReplyForm of(Request request, Payloads payloads) {
        OptionSet options = request.getOptions();
        Numbering numbering = Numbering.of(options);
        return new ReplyForm(numbering, payloads.replyFormat(request),
                text(options, numbering, OneM2mOption.REQUEST_IDENTIFIER).orElse(""),
                text(options, numbering, OneM2mOption.RELEASE_VERSION));
    }

    private static Optional<String> text(OptionSet options, Numbering numbering, OneM2mOption option) {
        return numbering.definition(option).map(OptionDefinition::getNumber)
                .flatMap(number -> options.getOthers().stream()
                        .filter(present -> present.getNumber() == number).findFirst())
                .map(Option::getStringValue);
    }
}
