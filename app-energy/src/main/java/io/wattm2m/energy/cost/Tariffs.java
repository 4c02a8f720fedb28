// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.cost;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The tariffs and carbon factors that are known. Immutable.
 *
 * @param tariffs in all their versions
 * @param carbon the factors, at least one
 */
public record Tariffs(List<Tariff> tariffs, List<CarbonFactor> carbon) {

    public Tariffs {
        tariffs = List.copyOf(tariffs);
        carbon = List.copyOf(carbon);
        if (tariffs.isEmpty() || carbon.isEmpty()) {
            throw new IllegalArgumentException("there has to be at least one tariff and one carbon factor");
        }
        for (String id : carbon.stream().flatMap(factor -> factor.tariffs().stream()).toList()) {
            require(tariffs.stream().anyMatch(tariff -> tariff.id().equals(id)), "carbon: there is no tariff " + id);
        }
        for (Tariff tariff : tariffs) {
            require(!of(tariff.id(), carbon).isEmpty(), "carbon: there is no factor for " + tariff.id());
        }
    }

    /** The factors of where a tariff is: its own, or where it has none those that are for all. */
    public List<CarbonFactor> carbonOf(String id) {
        return of(id, carbon);
    }

    /** The ids of all tariffs, in the order of the file. */
    public List<String> ids() {
        return tariffs.stream().map(Tariff::id).distinct().toList();
    }

    private static List<CarbonFactor> of(String id, List<CarbonFactor> carbon) {
        List<CarbonFactor> own = carbon.stream().filter(factor -> factor.tariffs().contains(id)).toList();
        return own.isEmpty() ? carbon.stream().filter(factor -> factor.tariffs().isEmpty()).toList() : own;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** The version of a tariff on a day: the last that was valid, or its first before any was; empty for no tariff. */
    public Optional<Tariff> find(String id, LocalDate day) {
        List<Tariff> versions = tariffs.stream().filter(tariff -> tariff.id().equals(id))
                .sorted(Comparator.comparing(Tariff::validFrom)).toList();
        return versions.stream().filter(tariff -> !tariff.validFrom().isAfter(day)).reduce((older, newer) -> newer)
                .or(() -> versions.stream().findFirst());
    }
}
