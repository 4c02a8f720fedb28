// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.type.AssignedStem;
import java.util.function.BiFunction;

/**
 * The last steps of the registration of an AE (TS-0001 10.2.2.2): where the service provider assigns its AE-ID, the
 * IN-CSE is asked for it before the AE is created. Thread-safe.
 */
final class AeRegistration {
    private final Hosting hosting;
    private final Consequences consequences;

    AeRegistration(Hosting hosting, Consequences consequences) {
        this.hosting = hosting;
        this.consequences = consequences;
    }

    /** Registers with what {@code decision} makes of the AE-ID-Stem and of the tree. */
    Changes register(RequestPrimitive request, BiFunction<String, ResourceView, Changes> decision) {
        forgetInactive(request.originator());
        // nobody is asked about what would be refused anyhow
        var _ = decision.apply(request.originator(), hosting.tree());
        String stem = consequences.identifiers().assigned(request);
        try {
            return consequences.apply(tree -> decision.apply(stem, tree));
        } catch (RuntimeException failure) {
            consequences.identifiers().released(stem);
            throw failure;
        }
    }

    /** At an IN-CSE an AE takes the place of what stood for its stem while it was registered nowhere. */
    private void forgetInactive(String stem) {
        if (hosting.tree().byId(stem).filter(AssignedStem::isInactive).isPresent()) {
            var _ = consequences.apply(tree -> tree.byId(stem).filter(AssignedStem::isInactive)
                    .map(Changes::deleted).orElse(Changes.NONE));
        }
    }
}
