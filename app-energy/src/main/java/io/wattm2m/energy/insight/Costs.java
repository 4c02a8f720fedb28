// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a span of time has cost by the tariff that is paid, without fixed charges. Immutable.
 *
 * @param currency of all amounts
 * @param buckets in order; of a time of which nothing is known there is none
 * @param ofDevices what each consumer caused of it, rounded one by one
 */
public record Costs(String currency, List<Bucket> buckets, Map<String, BigDecimal> ofDevices) {

    public Costs {
        buckets = List.copyOf(buckets);
        ofDevices = Map.copyOf(ofDevices);
    }

    /** This and what other devices cost in the same span, in the same currency. */
    public Costs plus(Costs other) {
        Map<Instant, Bucket> sums = new TreeMap<>();
        Stream.concat(buckets.stream(), other.buckets.stream())
                .forEach(bucket -> sums.merge(bucket.start, bucket, Bucket::plus));
        Map<String, BigDecimal> all = new HashMap<>(ofDevices);
        all.putAll(other.ofDevices);
        return new Costs(currency, List.copyOf(sums.values()), all);
    }

    /** What all buckets together cost. */
    public BigDecimal cost() {
        return buckets.stream().map(Bucket::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What all buckets together earned. */
    public BigDecimal earned() {
        return buckets.stream().map(Bucket::earned).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * An hour, a day or a month.
     *
     * @param start its beginning
     * @param takenKwh what is paid for
     * @param cost what it has added to its month's bill
     * @param earned with what was given to the grid
     */
    public record Bucket(Instant start, BigDecimal takenKwh, BigDecimal cost, BigDecimal earned) {
        private Bucket plus(Bucket other) {
            return new Bucket(start, takenKwh.add(other.takenKwh), cost.add(other.cost), earned.add(other.earned));
        }
    }
}
