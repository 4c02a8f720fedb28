// SPDX-License-Identifier: EPL-2.0
/**
 * What people are owed: that what is personal is sealed where it is kept, that they say what it is used for, get all of
 * it, and have it erased.
 *
 * <p>Knows neither HTTP nor the database nor oneM2M: whoever keeps something of people hands in {@link
 * io.wattm2m.energy.privacy.Traces}.
 */
@NullMarked
package io.wattm2m.energy.privacy;

import org.jspecify.annotations.NullMarked;
