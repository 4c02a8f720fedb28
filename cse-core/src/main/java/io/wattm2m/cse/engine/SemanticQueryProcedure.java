// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResultContent;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.semantics.Budget;
import io.wattm2m.cse.semantics.SemanticQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A semantic query: RETRIEVE of what the semantic descriptors of a resource and of all below it say, by SPARQL (TS-0001
 * 8.1.2, TS-0034 7.5). Thread-safe.
 */
final class SemanticQueryProcedure {
    private static final String RESULT = "m2m:qres";
    private final Hosting hosting;
    private final Guard guard;
    private final Descriptors descriptors;
    private final RetrieveProcedure retrieving;

    SemanticQueryProcedure(Hosting hosting, Guard guard, RetrieveProcedure retrieving) {
        this.hosting = hosting;
        this.guard = guard;
        this.descriptors = new Descriptors(hosting, guard);
        this.retrieving = retrieving;
    }

    ResponsePrimitive query(RequestPrimitive request, Resource target) {
        var permitted = guard.require(request, Operation.RETRIEVE.privilege(), target, List.of());
        SemanticQuery query = SemanticQuery.parse(SemanticRequests.query(request));
        Budget budget = hosting.semantics().budget();
        String answer = hosting.semantics()
                .answered(() -> query.answer(descriptors.within(request, target, budget), budget));
        boolean children = request.options().resultContent()
                .filter(ResultContent.SEMANTIC_CONTENT_AND_CHILD_RESOURCES::equals).isPresent();
        return children ? withChildren(request, new Visible(target, permitted), answer)
                : ResponsePrimitive.of(ResponseStatusCode.OK, request, new Content(RESULT, answer));
    }

    /** The child resources as with result content 8, and the answer among them. */
    private ResponsePrimitive withChildren(RequestPrimitive request, Visible target, String answer) {
        // other criteria do not matter in a semantic query
        RequestPrimitive unfiltered = request.withOptions(request.options().with(FilterCriteria.NONE));
        ResponsePrimitive children = retrieving.withChildren(unfiltered, target, ResultContent.CHILD_RESOURCES,
                ResponseStatusCode.OK);
        Content nested = children.content().orElseThrow();
        Map<String, Object> members = new LinkedHashMap<>(Map.of(RESULT, answer));
        members.putAll(nested.members());
        return new ResponsePrimitive(children.status(), children.requestIdentifier(),
                Optional.of(new Content(nested.name(), members)), children.parameters());
    }
}
