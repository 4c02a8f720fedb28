// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.resource;

/**
 * What a resource type decides a CREATE from.
 *
 * @param candidate the resource as it would be created: the request's attributes and the universal ones
 * @param parent its parent as the writer sees it
 * @param originator who asks
 * @param view the tree as the writer sees it
 */
public record Creation(Resource candidate, Resource parent, String originator, ResourceView view) {}
