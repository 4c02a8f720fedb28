// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.BillViews.BillView;
import io.wattm2m.energy.api.BillViews.Compared;
import io.wattm2m.energy.api.BillViews.Comparison;
import io.wattm2m.energy.api.BillViews.TariffView;
import io.wattm2m.energy.cost.Bill;
import io.wattm2m.energy.insight.Bills;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What energy costs, and what it would by other tariffs. Thread-safe. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class BillResource {
    private static final int MOST_MONTHS = 24;
    private final Household household;

    @Inject
    public BillResource(Household household) {
        this.household = household;
    }

    /** The bill of a month, this one unless asked otherwise, with all its parts and the share of each plug. */
    @GET
    @Path("/bills")
    public BillView bill(@QueryParam("month") @Nullable String month) {
        return BillView.of(bills().statement(Moments.month("month", month, YearMonth.from(household.today()))),
                household.devices().all());
    }

    /** The tariffs that are known, in all their versions. */
    @GET
    @Path("/tariffs")
    public List<TariffView> tariffs() {
        return bills().tariffs().tariffs().stream().map(tariff -> TariffView.of(tariff, bills().paid())).toList();
    }

    /** What these months would have cost by each tariff, on the household's own energy; the cheapest first. */
    @GET
    @Path("/tariffs/compare")
    public Comparison compare(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        YearMonth last = Moments.month("to", to, YearMonth.from(household.today()));
        YearMonth first = Moments.month("from", from, last);
        if (first.isAfter(last) || first.plusMonths(MOST_MONTHS).compareTo(last) <= 0) {
            throw new BadRequestException("wanted are from and to in order, at most " + MOST_MONTHS + " months");
        }
        List<YearMonth> months = Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .toList();
        List<Compared> compared = bills().tariffs().ids().stream().map(id -> compared(id, months))
                .sorted(Comparator.comparing(Compared::total)).toList();
        return new Comparison(first, last, bills().paid(), compared);
    }

    private Compared compared(String tariff, List<YearMonth> months) {
        List<Bill> all = months.stream().map(month -> bills().bill(tariff, month)).toList();
        Bill latest = all.getLast();
        return new Compared(tariff, latest.tariff().name(), latest.tariff().currency().code(),
                all.stream().map(Bill::total).reduce(BigDecimal.ZERO, BigDecimal::add),
                all.stream().map(Bill::takenKwh).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private Bills bills() {
        return household.insight().bills();
    }
}
