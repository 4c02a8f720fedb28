// SPDX-License-Identifier: EPL-2.0
/**
 * The interworking proxy entity between smart plugs and oneM2M resources: registration, mapping, switching. No
 * analytics, no dialects of plugs.
 */
@NullMarked
package io.wattm2m.smartplug;

import org.jspecify.annotations.NullMarked;
