// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.Address;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.AeType;
import java.util.List;

/**
 * Who has to agree before a resource becomes what is proposed: whoever its type names, but not the one who wants it,
 * in whatever form his AE is addressed (TS-0001 7.2, TS-0004 7.4.8.2.1). Thread-safe.
 */
final class Consents {
    private final String cseId;
    private final TargetResolver resolver;

    Consents(Hosting hosting) {
        this.cseId = hosting.cse().id();
        this.resolver = new TargetResolver(hosting);
    }

    /** What they are asked. */
    List<RequestPrimitive> questions(Resource proposed, Resource before) {
        return proposed.type().consents(proposed, before).stream()
                .filter(question -> !isOriginator(question.to(), proposed.originator())).toList();
    }

    private boolean isOriginator(String address, String originator) {
        return address.equals(originator) || address.equals(cseId + "/" + originator)
                || originator.startsWith("S") && address.equals("/" + originator) || isAe(address, originator);
    }

    private boolean isAe(String address, String id) {
        try {
            return resolver.resolve(Address.parse(address)) instanceof Target.Hosted hosted
                    && hosted.resource().is(AeType.NUMBER) && hosted.resource().id().equals(id);
        } catch (RequestFailure elsewhere) {
            return false;
        }
    }
}
