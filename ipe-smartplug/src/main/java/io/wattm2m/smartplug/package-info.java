// SPDX-License-Identifier: EPL-2.0
/**
 * The interworking proxy entity between smart plugs and oneM2M resources: drivers and mapping, no analytics.
 */
@NullMarked
package io.wattm2m.smartplug;

import org.jspecify.annotations.NullMarked;
