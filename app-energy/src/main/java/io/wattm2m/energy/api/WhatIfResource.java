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

    @Inject
    public WhatIfResource(Household household) {
        this.household = household;
    }

    /**
     * Another {@code tariff}, an appliance that is off from one hour to another ({@code deviceId}, {@code off} such as
     * {@code 23-6}) or one that is replaced ({@code deviceId}, {@code yearKwh}); of the last month in which anything
     * was used, unless asked otherwise.
     */
    @GET
    public Supposed whatIf(@QueryParam("month") @Nullable String month, @QueryParam("tariff") @Nullable String tariff,
            @QueryParam("deviceId") @Nullable String deviceId, @QueryParam("off") @Nullable String off,
            @QueryParam("yearKwh") @Nullable BigDecimal yearKwh) {
        String paid = household.insight().bills().paid();
        try {
            Change change = deviceId == null ? Change.NONE
                    : change(household.device(deviceId).deviceId(), off, yearKwh);
            if (deviceId == null && tariff == null) {
                throw Refusal.malformed("wanted is tariff, or deviceId with off or yearKwh");
            }
            return supposed(household.insight().whatIf().of(
                    Moments.month("month", month, household.insight().bills().lastUsed(household.today())),
                    tariff == null ? paid : tariff, change, household.today()), deviceId);
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed(String.valueOf(e.getMessage()));
        }
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
            BigDecimal savedPerYear, int lostMinutes, boolean isProtected) {}

    /** A month. */
    record Figures(String tariff, BigDecimal takenKwh, BigDecimal total, BigDecimal co2Kg) {
        static Figures of(Statement statement) {
            return new Figures(statement.bill().tariff().id(), statement.bill().takenKwh(), statement.bill().total(),
                    statement.co2Kg());
        }
    }
}
