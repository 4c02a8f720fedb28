// SPDX-License-Identifier: EPL-2.0
/**
 * Reports about a home's energy: their figures, and these as pages, PDF/A and tables; kept as files and sent by plan.
 * Calculates nothing that another room knows, and knows neither HTTP nor a database.
 */
@NullMarked
package io.wattm2m.energy.report;

import org.jspecify.annotations.NullMarked;
