// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.codec.QueryFields;
import io.wattm2m.cse.primitive.RequestFailure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.californium.core.coap.OptionSet;

/** Parameters that have no option, as Uri-Query options (TS-0008 6.2.2.4). Pure. */
final class QueryWriter {
    private static final Set<String> FIELDS =
            Set.of("op", "rp", "rcn", "da", "drt", "tqi", "asi", "auri", "sqi", "rids",
                    "tids", "ltids", "tkns", "atrl");

    private QueryWriter() {}

    /** Adds a field for each value of each parameter; NOT_IMPLEMENTED where CoAP has no place for one. */
    static void write(Map<String, Object> parameters, OptionSet options) {
        parameters.forEach((name, value) -> {
            if (name.equals("fc")) {
                members(value).forEach((member, condition) -> field((String) member, condition, options));
            } else if (name.equals("rt")) {
                field("rt", value instanceof Map<?, ?> type ? String.valueOf(type.get("rtv")) : value, options);
            } else if (FIELDS.contains(name)) {
                field(name, value, options);
            } else {
                throw RequestFailure.notImplemented("the CoAP binding cannot carry " + name);
            }
        });
    }

    private static void field(String name, Object value, OptionSet options) {
        for (Object item : value instanceof List<?> list ? list : List.of(value)) {
            options.addUriQuery(name + "=" + QueryFields.escape(item.toString()));
        }
    }

    private static Map<?, ?> members(Object criteria) {
        return criteria instanceof Map<?, ?> members ? members : Map.of();
    }
}
