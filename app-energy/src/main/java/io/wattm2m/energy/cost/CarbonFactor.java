// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.cost;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * How much carbon dioxide a kWh from the grid causes, from a date on. Immutable.
 *
 * @param validFrom the first day
 * @param kgPerKwh kilogrammes of CO2 a kWh
 * @param source where the figure is from
 * @param tariffs the ids of those of the place it is for; none where it is for all that have no factor of their own
 */
public record CarbonFactor(LocalDate validFrom, BigDecimal kgPerKwh, String source, List<String> tariffs) {

    public CarbonFactor {
        requireNonNull(validFrom, "carbon: validFrom is missing");
        requireNonNull(kgPerKwh, "carbon: kgPerKwh is missing");
        requireNonNull(source, "carbon: source is missing");
        tariffs = List.copyOf(tariffs);
    }

    /** A factor for all places that have none of their own. */
    public CarbonFactor(LocalDate validFrom, BigDecimal kgPerKwh, String source) {
        this(validFrom, kgPerKwh, source, List.of());
    }

    /** The factor of a day: the last that was valid, or the first of all before any was. There is at least one. */
    public static CarbonFactor on(LocalDate day, List<CarbonFactor> factors) {
        return factors.stream().filter(factor -> !factor.validFrom.isAfter(day))
                .max(Comparator.comparing(CarbonFactor::validFrom))
                .orElseGet(() -> factors.stream().min(Comparator.comparing(CarbonFactor::validFrom)).orElseThrow());
    }

    /** The carbon dioxide of this energy, in kg; energy that was fed in counts as nothing. */
    public static BigDecimal kg(List<UsedEnergy> energy, List<CarbonFactor> factors) {
        return energy.stream().map(used -> used.taken().multiply(on(used.at().toLocalDate(), factors).kgPerKwh))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
