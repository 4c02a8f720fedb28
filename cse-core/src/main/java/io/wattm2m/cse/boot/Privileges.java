// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.boot;

import io.wattm2m.cse.access.Access;
import io.wattm2m.cse.access.AccessController;
import io.wattm2m.cse.access.AccessSettings;
import io.wattm2m.cse.access.AccessSettings.WithoutPolicy;
import io.wattm2m.cse.engine.Guard;
import io.wattm2m.cse.engine.Hosting;
import io.wattm2m.cse.notify.Readership;
import io.wattm2m.cse.resource.Resource;

/**
 * Who may do what on this CSE, as requests are judged and as what goes on without one is.
 *
 * @param hosting the tree
 * @param controller decides
 */
record Privileges(Hosting hosting, AccessController controller) implements Readership {

    static Privileges of(Hosting hosting, String admin, WithoutPolicy withoutPolicy) {
        AccessSettings settings = new AccessSettings(admin, withoutPolicy, hosting.settings().serviceProvider());
        return new Privileges(hosting,
                new AccessController(settings, hosting.cse(), hosting.store().committed(), hosting.clock()));
    }

    Guard guard() {
        return new Guard(hosting, controller);
    }

    @Override
    public boolean includes(String creator, Resource subscribedTo) {
        return controller.permits(Access.standing(creator, subscribedTo));
    }

    @Override
    public boolean isShutOut(String creator, Resource child) {
        return controller.isShutOut(Access.standing(creator, child));
    }
}
