// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.codec.RepeatedParameters;
import java.util.HashMap;
import java.util.Map;
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
 * @param repeated what a refusal repeats of it
 */
record ReplyForm(Numbering numbering, int contentFormat, String requestIdentifier, Map<String, Object> repeated) {

    /** The form of replies to this request. */
    static ReplyForm of(Request request, Payloads payloads) {
        OptionSet options = request.getOptions();
        Numbering numbering = Numbering.of(options);
        Map<String, Object> repeated = new HashMap<>();
        RepeatedParameters.complete(repeated, name -> switch (name) {
            case "rvi" -> text(options, numbering, OneM2mOption.RELEASE_VERSION).orElse(null);
            case "vsi" -> text(options, numbering, OneM2mOption.VENDOR_INFORMATION).orElse(null);
            case "ec" -> option(options, numbering, OneM2mOption.EVENT_CATEGORY).filter(found -> found.getLength() < 3)
                    .map(Option::getIntegerValue).orElse(null);
            default -> null;
        });
        return new ReplyForm(numbering, payloads.replyFormat(request),
                text(options, numbering, OneM2mOption.REQUEST_IDENTIFIER).orElse(""), repeated);
    }

    private static Optional<String> text(OptionSet options, Numbering numbering, OneM2mOption option) {
        return option(options, numbering, option).map(Option::getStringValue);
    }

    private static Optional<Option> option(OptionSet options, Numbering numbering, OneM2mOption option) {
        return numbering.definition(option).map(OptionDefinition::getNumber)
                .flatMap(number -> options.getOthers().stream()
                        .filter(present -> present.getNumber() == number).findFirst());
    }
}
