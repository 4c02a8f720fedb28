// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.insight.Bills.Statement;
import io.wattm2m.energy.insight.WhatIf.Change;
import io.wattm2m.energy.insight.WhatIf.CutOff;
import io.wattm2m.energy.insight.WhatIf.Outcome;
import io.wattm2m.energy.insight.WhatIf.Replaced;
import io.wattm2m.energy.people.Refusal;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a month would have cost if one thing had been different. Thread-safe. */
@Path("/api/what-if")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class WhatIfResource {
    private static final Pattern HOURS = Pattern.compile("(\\d{1,2})-(\\d{1,2})");
    private final Household household;
    private final EachHome homes;

    @Inject
    WhatIfResource(Household household, EachHome homes) {
        this.household = household;
        this.homes = homes;
    }

    /**
     * Another {@code tariff}, an appliance that is off from one hour to another ({@code deviceId}, {@code off} such as
     * {@code 23-6}) or one that is replaced ({@code deviceId}, {@code yearKwh}); of the last month in which anything
     * was used, unless asked otherwise. An appliance is about its own home; a tariff about all, each on its own bill.
     */
    @GET
    public Supposed whatIf(@QueryParam("month") @Nullable String month, @QueryParam("tariff") @Nullable String tariff,
            @QueryParam("deviceId") @Nullable String deviceId, @QueryParam("off") @Nullable String off,
            @QueryParam("yearKwh") @Nullable BigDecimal yearKwh) {
        if (deviceId == null && tariff == null) {
            throw Refusal.malformed("wanted is tariff, or deviceId with off or yearKwh");
        }
        try {
            if (deviceId == null) {
                YearMonth wanted = month(month, homes.payingAlike().stream().map(OneHome::household).toList());
                return homes.all().stream().map(home -> supposed(outcome(home.household(), wanted, tariff,
                        Change.NONE), null)).reduce(Supposed::plus).orElseThrow();
            }
            String id = household.device(deviceId).deviceId();
            Household home = homes.of(id);
            return supposed(outcome(home, month(month, List.of(home)), tariff, change(id, off, yearKwh)), id);
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed(String.valueOf(e.getMessage()));
        }
    }

    private YearMonth month(@Nullable String named, List<Household> billed) {
        return Moments.month("month", named, billed.stream()
                .map(home -> home.insight().bills().lastUsed(household.today())).min(Comparator.naturalOrder())
                .orElseThrow());
    }

    private Outcome outcome(Household home, YearMonth month, @Nullable String tariff, Change change) {
        return home.insight().whatIf().of(month, tariff == null ? home.insight().bills().paid() : tariff, change,
                household.today());
    }

    private static Change change(String deviceId, @Nullable String off, @Nullable BigDecimal yearKwh) {
        if (yearKwh != null) {
            return new Replaced(deviceId, yearKwh);
        }
        Matcher hours = HOURS.matcher(off == null ? "" : off);
        if (!hours.matches()) {
            throw Refusal.malformed("wanted is deviceId with off, such as 23-6 for 23:00 to 6:00, or with yearKwh");
        }
        return new CutOff(deviceId, Integer.parseInt(hours.group(1)), Integer.parseInt(hours.group(2)));
    }

    private Supposed supposed(Outcome outcome, @Nullable String deviceId) {
        boolean isProtected = deviceId != null
                && household.insight().control().isProtected(household.device(deviceId));
        return new Supposed(outcome.before().bill().month(), outcome.before().bill().tariff().currency().code(),
                Figures.of(outcome.before()), Figures.of(outcome.after()), outcome.saved(), outcome.savedPerYear(),
                outcome.lostMinutes(), isProtected);
    }

    /** The month as it was and as it would have been; what is protected is never switched off, whatever it saves. */
    record Supposed(YearMonth month, String currency, Figures before, Figures after, BigDecimal saved,
            BigDecimal savedPerYear, int lostMinutes, boolean isProtected) {

        /** This and the same of another home. */
        Supposed plus(Supposed other) {
            return new Supposed(month, currency, before.plus(other.before), after.plus(other.after),
                    saved.add(other.saved), savedPerYear.add(other.savedPerYear), lostMinutes + other.lostMinutes,
                    isProtected || other.isProtected);
        }
    }

    /** A month; several tariffs are separated by commas. */
    record Figures(String tariff, BigDecimal takenKwh, BigDecimal total, BigDecimal co2Kg) {
        private Figures plus(Figures other) {
            return new Figures(tariff.equals(other.tariff) ? tariff : tariff + "," + other.tariff,
                    takenKwh.add(other.takenKwh), total.add(other.total), co2Kg.add(other.co2Kg));
        }

        static Figures of(Statement statement) {
            return new Figures(statement.bill().tariff().id(), statement.bill().takenKwh(), statement.bill().total(),
                    statement.co2Kg());
        }
    }
}
