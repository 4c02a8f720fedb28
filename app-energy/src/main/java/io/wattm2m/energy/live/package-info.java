// SPDX-License-Identifier: EPL-2.0
/**
 * The picture of the moment: what each plug measured last, whether it is on, and who wants to be told of changes.
 *
 * <p>In memory only; knows neither the database nor oneM2M nor HTTP.
 */
@NullMarked
package io.wattm2m.energy.live;

import org.jspecify.annotations.NullMarked;
