// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import io.wattm2m.cse.resource.ResourceType;
import java.util.List;

/** Adds resource types to the CSE; found by {@link java.util.ServiceLoader}. */
public interface ResourceTypeProvider {

    /** The types it adds. */
    List<ResourceType> types();
}
