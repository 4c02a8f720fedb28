// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.resource;

import java.util.Map;

/**
 * What a resource type decides an UPDATE from.
 *
 * @param before the resource as the writer sees it
 * @param after the resource as it would be with the request's attributes
 * @param requested the request's attributes; {@link io.wattm2m.cse.primitive.Null#NULL} for those to be removed
 * @param originator who asks
 * @param view the tree as the writer sees it
 */
public record Update(Resource before, Resource after, Map<String, Object> requested, String originator,
        ResourceView view) {}
