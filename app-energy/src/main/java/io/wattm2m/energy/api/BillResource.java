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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What energy costs, and what it would by other tariffs. Thread-safe. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class BillResource {
    private static final int MOST_MONTHS = 24;
    private final Household household;
    private final EachHome homes;

    @Inject
    BillResource(Household household, EachHome homes) {
        this.household = household;
        this.homes = homes;
    }

    /**
     * The bill of a month, this one unless asked otherwise, with all its parts and the share of each plug. Where
     * whoever asks has several homes, each has a bill of its own, and the whole is their sum.
     */
    @GET
    @Path("/bills")
    public BillView bill(@QueryParam("month") @Nullable String month) {
        YearMonth wanted = Moments.month("month", month, YearMonth.from(household.today()));
        return BillView.of(homes.payingAlike().stream().map(home -> BillView.of(home,
                home.household().insight().bills().statement(wanted))).toList());
    }

    /** The tariffs that are known, in all their versions. */
    @GET
    @Path("/tariffs")
    public List<TariffView> tariffs() {
        Set<String> paid = paid();
        return bills().tariffs().tariffs().stream().map(tariff -> TariffView.of(tariff, paid)).toList();
    }

    /** What these months would have cost by each tariff, on each home's own energy; the cheapest first. */
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
        return new Comparison(first, last, String.join(",", paid()), compared);
    }

    private Compared compared(String tariff, List<YearMonth> months) {
        List<Bill> all = homes.all().stream().map(home -> home.household().insight().bills())
                .flatMap(bills -> months.stream().map(month -> bills.bill(tariff, month))).toList();
        Bill latest = all.getLast();
        return new Compared(tariff, latest.tariff().name(), latest.tariff().currency().code(),
                all.stream().map(Bill::total).reduce(BigDecimal.ZERO, BigDecimal::add),
                all.stream().map(Bill::takenKwh).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** The tariffs that these homes pay. */
    private Set<String> paid() {
        return homes.all().stream().map(home -> home.household().insight().bills().paid())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Bills bills() {
        return household.insight().bills();
    }
}
