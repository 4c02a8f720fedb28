// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import java.util.Optional;

/**
 * Resources of this CSE that attributes refer to.
 *
 * @param cseId the CSE-ID, which SP-relative addresses begin with
 * @param view the tree
 */
public record Referenced(String cseId, ResourceView view) {

    /** The resource at this address, structured, unstructured or hybrid (TS-0001 7.2); empty where none is here. */
    public Optional<Resource> find(String address) {
        String relative = address.startsWith(cseId + "/") ? address.substring(cseId.length() + 1) : address;
        return view.byId(relative).or(() -> view.byPath(relative)).or(() -> below(relative));
    }

    /** From the resource that the first part identifies, {@code -} for the CSEBase, by names. */
    private Optional<Resource> below(String relative) {
        int slash = relative.indexOf('/');
        if (slash <= 0) {
            return Optional.empty();
        }
        String first = relative.substring(0, slash);
        return view.byId(first.equals("-") ? cseId.substring(1) : first)
                .flatMap(start -> view.byPath(start.path() + relative.substring(slash)));
    }

    /** The resource that the attribute refers to; NOT_IMPLEMENTED at another CSE, BAD_REQUEST where there is none. */
    Resource require(Attribute<?> attribute, String address) {
        String named = attribute.shortName() + " (" + attribute.longName() + ") " + address;
        return find(address).orElseThrow(() -> address.startsWith("/") && !address.startsWith(cseId + "/")
                ? RequestFailure.notImplemented(named + " is at another CSE, which is not watched from here")
                : RequestFailure.badRequest(named + " does not exist"));
    }
}
