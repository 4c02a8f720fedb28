// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import io.wattm2m.energy.cost.Bill;
import io.wattm2m.energy.cost.Bill.Kind;
import io.wattm2m.energy.cost.Billing;
import io.wattm2m.energy.cost.CostShares;
import io.wattm2m.energy.cost.Tariff;
import io.wattm2m.energy.cost.UsedEnergy;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollups.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What energy has cost over time: each bucket what it has added to the bill of its month, so that buckets add up to the
 * bill without its fixed charges. With progressive steps the same energy is dearer late in a month. Not thread-safe:
 * made for one answer.
 */
final class CostCourse {
    private final Supply supply;
    private final ZoneId zone;
    private final Resolution resolution;
    private final Span span;
    private final List<Costs.Bucket> buckets = new ArrayList<>();
    private final Map<String, BigDecimal> ofDevices = new TreeMap<>();

    CostCourse(Supply supply, ZoneId zone, Resolution resolution, Span span) {
        this.supply = supply;
        this.zone = zone;
        this.resolution = resolution;
        this.span = span;
    }

    /** What has been counted so far. */
    Costs costs(String currency) {
        return new Costs(currency, buckets, ofDevices);
    }

    /** Counts the part of the span that is in this month; months are to be given in order. */
    CostCourse add(YearMonth month, Tariff tariff) {
        LocalDate first = month.atDay(1);
        LocalDate end = month.atEndOfMonth().plusDays(1);
        List<UsedEnergy> billed = Supply.byHours(supply.billed(first, end));
        Bill before = Billing.bill(tariff, month, billed.stream().filter(this::isEarlier).toList());
        Bill after = addBuckets(before, billed);
        Map<String, List<UsedEnergy>> used = new TreeMap<>(supply.used(first, end));
        used.replaceAll((device, energy) -> energy.stream().filter(this::isInside).toList());
        share(CostShares.variable(after).subtract(CostShares.variable(before)), tariff, month, used,
                billed.stream().filter(this::isInside).toList());
        return this;
    }

    private Bill addBuckets(Bill before, List<UsedEnergy> billed) {
        List<UsedEnergy> until = new ArrayList<>(billed.stream().filter(this::isEarlier).toList());
        Bill last = before;
        for (var bucket : billed.stream().filter(this::isInside).collect(Collectors.groupingBy(
                energy -> resolution.start(energy.at().atZone(zone).toInstant(), zone), TreeMap::new,
                Collectors.toList())).entrySet()) {
            until.addAll(bucket.getValue());
            Bill next = Billing.bill(last.tariff(), last.month(), until);
            buckets.add(new Costs.Bucket(bucket.getKey(), next.takenKwh().subtract(last.takenKwh()),
                    CostShares.variable(next).subtract(CostShares.variable(last)),
                    last.sum(Kind.EXPORT).subtract(next.sum(Kind.EXPORT))));
            last = next;
        }
        return last;
    }

    /** Divides what was added as a bill of this energy alone would be. */
    private void share(BigDecimal added, Tariff tariff, YearMonth month, Map<String, List<UsedEnergy>> used,
            List<UsedEnergy> billed) {
        Bill alone = Billing.bill(tariff, month, billed);
        BigDecimal all = CostShares.variable(alone);
        int decimals = tariff.currency().decimals();
        supply.shares(alone, used, billed).ofDevices().forEach((device, share) -> ofDevices.merge(device,
                all.signum() == 0 ? BigDecimal.ZERO.setScale(decimals)
                        : share.multiply(added).divide(all, decimals, RoundingMode.HALF_UP),
                BigDecimal::add));
    }

    private boolean isEarlier(UsedEnergy energy) {
        return energy.at().atZone(zone).toInstant().isBefore(span.from());
    }

    private boolean isInside(UsedEnergy energy) {
        return !isEarlier(energy) && energy.at().atZone(zone).toInstant().isBefore(span.to());
    }
}
