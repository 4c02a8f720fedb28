// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.Entity;
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
        String name = view.byId(cseId.substring(1)).map(Resource::name).orElse("");
        return new Entity(cseId, name).relative(address).flatMap(view::at);
    }

    /** The resource that the attribute refers to; NOT_IMPLEMENTED at another CSE, BAD_REQUEST where there is none. */
    Resource require(Attribute<?> attribute, String address) {
        String named = attribute.shortName() + " (" + attribute.longName() + ") " + address;
        return find(address).orElseThrow(() -> address.startsWith("/") && !address.startsWith(cseId + "/")
                ? RequestFailure.notImplemented(named + " is at another CSE, which is not watched from here")
                : RequestFailure.badRequest(named + " does not exist"));
    }
}
