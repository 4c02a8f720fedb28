// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.Views.History;
import io.wattm2m.energy.api.Views.Point;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups.Span;
import jakarta.ws.rs.BadRequestException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which history is asked for. Immutable. */
record HistoryQuery(Resolution resolution, Span span) {

    /** Reads the parameters of a request, the last day unless it says otherwise; BadRequestException. */
    static HistoryQuery of(String resolution, @Nullable String from, @Nullable String to, Household household) {
        Span span = Moments.span(from, to, Duration.ofDays(1), household.now());
        if (!span.from().isBefore(span.to())) {
            throw new BadRequestException("from " + span.from() + " is not before to " + span.to());
        }
        return new HistoryQuery(resolution(resolution), span);
    }

    /** A resolution by its label; BadRequestException. */
    static Resolution resolution(String label) {
        return Resolution.of(label).orElseThrow(() -> new BadRequestException(
                "resolution " + label + " is not minute, 15min, hour, day or month"));
    }

    /** How many rollups to read: one more than may be shown tells of too many. */
    static int limit(Household household) {
        return household.mostPoints() + 1;
    }

    /** What is shown of these rollups; BadRequestException where there are too many. */
    History answer(String id, List<Rollup> rollups, Household household) {
        refuseTooMany(rollups.size(), household);
        return new History(id, resolution.label(),
                rollups.stream().map(rollup -> Point.of(rollup, household.zone())).toList());
    }

    /** BadRequestException where these are more points than may be shown. */
    void refuseTooMany(int points, Household household) {
        if (points > household.mostPoints()) {
            throw new BadRequestException("there are more than " + household.mostPoints() + " points from "
                    + span.from() + " to " + span.to() + "; ask for a shorter time or a coarser resolution");
        }
    }
}
