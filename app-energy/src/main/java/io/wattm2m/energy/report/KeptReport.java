// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * A report that was made. Immutable.
 *
 * @param id of the report
 * @param homeId whose
 * @param language in which it is written
 * @param from the first day
 * @param to the last day
 * @param created when it was made
 * @param takenKwh what was used
 * @param cost what that costs
 * @param currency of the cost
 * @param co2Kg the carbon dioxide of it
 * @param hashes the SHA-256 of each of its files, in hexadecimal
 */
public record KeptReport(String id, String homeId, Language language, LocalDate from, LocalDate to, Instant created,
        BigDecimal takenKwh, BigDecimal cost, String currency, BigDecimal co2Kg, Map<Form, String> hashes) {

    public KeptReport {
        requireNonNull(id, "id is null");
        requireNonNull(homeId, "homeId is null");
        requireNonNull(language, "language is null");
        requireNonNull(from, "from is null");
        requireNonNull(to, "to is null");
        requireNonNull(created, "created is null");
        hashes = Map.copyOf(hashes);
    }
}
