// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType.VirtualChild;

/** What a request is for, resolved once. */
sealed interface Target {

    /** A resource that this CSE hosts. */
    record Hosted(Resource resource) implements Target {}

    /**
     * A virtual resource.
     *
     * @param parent the resource it belongs to
     * @param child which one of its virtual children
     */
    record Virtual(Resource parent, VirtualChild child) implements Target {}

    /**
     * The members of a group, or something below each of them.
     *
     * @param group the group
     * @param path what follows the fan-out point, empty or with a leading slash
     */
    record FanOut(Resource group, String path) implements Target {}

    /** A resource of another CSE. */
    record Remote(String cse) implements Target {}
}
