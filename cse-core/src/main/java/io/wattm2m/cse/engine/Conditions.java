// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Resource;

/** Filter criteria as a condition on the target of a request (TS-0001 8.1.2, conditional operations). */
final class Conditions {
    private final Hosting hosting;
    private final Guard guard;

    Conditions(Hosting hosting, Guard guard) {
        this.hosting = hosting;
        this.guard = guard;
    }

    /** NOT_FOUND where the target does not meet the request's criteria. */
    void require(RequestPrimitive request, Resource target) {
        FilterCriteria filter = request.options().filter();
        if (!filter.equals(FilterCriteria.NONE)
                && !new FilterMatcher(request, hosting, guard).test(target)) {
            throw new RequestFailure(ResponseStatusCode.NOT_FOUND,
                    target.path() + " does not meet the filter criteria");
        }
    }
}
