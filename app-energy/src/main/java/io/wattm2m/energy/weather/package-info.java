// SPDX-License-Identifier: EPL-2.0
/**
 * Where the weather is known from: a file, or a service that the operator has named. Nobody is asked otherwise, and
 * what the weather has to do with energy is decided elsewhere.
 */
@NullMarked
package io.wattm2m.energy.weather;

import org.jspecify.annotations.NullMarked;
