// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResultContent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which requests are semantic ones (TS-0001 8.1.2, Semantic Query Indicator): a query where {@code sqi} says so or,
 * without it, the result content does; a semantic resource discovery where {@code sqi} denies it. Pure.
 */
final class SemanticRequests {
    static final String INDICATOR = "sqi";
    private static final Set<ResultContent> RESULTS =
            Set.of(ResultContent.SEMANTIC_CONTENT, ResultContent.SEMANTIC_CONTENT_AND_CHILD_RESOURCES);

    private SemanticRequests() {}

    /** Whether it is a semantic query. */
    static boolean isQuery(RequestPrimitive request) {
        return indicator(request).orElseGet(() -> wantsSemanticContent(request));
    }

    /** Whether it is a semantic resource discovery, though its filter usage does not say so. */
    static boolean isDiscovery(RequestPrimitive request) {
        return indicator(request).filter(query -> !query).isPresent() && !filters(request).isEmpty();
    }

    /** BAD_REQUEST where indicator, result content and semantics filter contradict each other. */
    static void check(RequestPrimitive request) {
        Optional<Boolean> indicator = indicator(request);
        if (indicator.isPresent() && request.operation() != Operation.RETRIEVE) {
            throw RequestFailure.badRequest("sqi (semantic query indicator) is only for a RETRIEVE");
        }
        boolean semantic = wantsSemanticContent(request);
        if (indicator.isPresent() && request.options().resultContent().isPresent() && indicator.get() != semantic) {
            throw RequestFailure.badRequest("rcn " + request.options().resultContent().get().number()
                    + " does not go with sqi (semantic query indicator) " + indicator.get());
        }
        if (isQuery(request) && filters(request).size() != 1) {
            throw RequestFailure.badRequest("a semantic query needs one smf (semantics filter), "
                    + "rcn 10 and 11 are for semantic queries");
        }
    }

    /** The SPARQL query of a semantic query. */
    static String query(RequestPrimitive request) {
        return filters(request).getFirst();
    }

    private static List<String> filters(RequestPrimitive request) {
        return request.options().filter().conditions().stream()
                .filter(condition -> condition.tag() == Tag.SEMANTICS_FILTER).map(Condition::values)
                .flatMap(List::stream).toList();
    }

    private static boolean wantsSemanticContent(RequestPrimitive request) {
        return request.options().resultContent().filter(RESULTS::contains).isPresent();
    }

    private static Optional<Boolean> indicator(RequestPrimitive request) {
        return request.parameter(INDICATOR).map(text -> switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw RequestFailure.badRequest("sqi (semantic query indicator) is neither true nor false");
        });
    }
}
