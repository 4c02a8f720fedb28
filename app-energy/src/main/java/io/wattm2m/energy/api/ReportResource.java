// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.OutletViews.WasteView;
import io.wattm2m.energy.insight.ControlDesk.Mode;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.state.StateModel;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the household's plugs did, in figures and in sentences that follow from them alone. Thread-safe. */
@Path("/api/ai")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class ReportResource {
    private static final int MOST_DAYS = 90;
    private static final double WORTH_SAYING_WH = 1;
    private final EachHome homes;
    private final KoreanTexts korean;

    @Inject
    ReportResource(EachHome homes, KoreanTexts korean) {
        this.homes = homes;
        this.korean = korean;
    }

    /** The figures of all plugs, the most wasteful first. */
    @GET
    @Path("/report")
    public List<OutletReport> report(@QueryParam("days") @DefaultValue("30") int days) {
        return reports(homes, days);
    }

    /** The same in sentences. */
    @GET
    @Path("/analyze")
    public Analysis analysis(@QueryParam("days") @DefaultValue("30") int days,
            @QueryParam("language") @DefaultValue("en") String language) {
        return analysis(report(days), days, language);
    }

    /** Both. */
    @GET
    @Path("/full-report")
    public FullReport fullReport(@QueryParam("days") @DefaultValue("30") int days,
            @QueryParam("language") @DefaultValue("en") String language) {
        List<OutletReport> outlets = report(days);
        return new FullReport(days, outlets, analysis(outlets, days, language));
    }

    private Analysis analysis(List<OutletReport> outlets, int days, String language) {
        return new Analysis("rules", korean.in(language, sentences(outlets, days)));
    }

    static List<OutletReport> reports(EachHome homes, int days) {
        requireDays(days);
        return homes.all().stream().map(OneHome::household)
                .flatMap(home -> home.devices().all().stream().map(device -> report(home, device, days)))
                .sorted(Comparator.comparingDouble((OutletReport report) -> report.waste().standbyWh()).reversed())
                .toList();
    }

    /** The figures of one plug, which is paid for as the others of its home are. */
    static OutletReport report(Household household, Device device, int days) {
        requireDays(days);
        String id = device.deviceId();
        BigDecimal price = household.insight().bills().pricePerKwh(household.today());
        StateModel model = household.insight().outlets().model(id, household.today());
        Mode mode = household.insight().control().desk().settings(id).mode();
        return new OutletReport(id, device.name(), model.kind().name(), Views.rounded(model.loadFromW()),
                model.evidence().explanation(), mode.name().toLowerCase(Locale.ROOT),
                WasteView.of(id, device.name(), days,
                        household.insight().outlets().waste(id, household.today(), days, price), price));
    }

    static List<String> sentences(List<OutletReport> outlets, int days) {
        double totalWh = outlets.stream().mapToDouble(outlet -> outlet.waste().totalWh()).sum();
        double standbyWh = outlets.stream().mapToDouble(outlet -> outlet.waste().standbyWh()).sum();
        String household = totalWh < WORTH_SAYING_WH ? "Nothing was recorded in the last " + days + " days."
                : String.format(Locale.ROOT,
                        "In the last %d days %.1f kWh were used, %.1f kWh (%.0f %%) of it in standby.", days,
                        totalWh / 1000, standbyWh / 1000, 100 * standbyWh / totalWh);
        return Stream.concat(Stream.of(household), outlets.stream()
                .filter(outlet -> outlet.waste().standbyWh() >= WORTH_SAYING_WH).map(ReportResource::sentence))
                .toList();
    }

    private static String sentence(OutletReport outlet) {
        return String.format(Locale.ROOT, "%s wasted %.0f Wh in standby, which is %.1f kWh a year%s.", outlet.name(),
                outlet.waste().standbyWh(), outlet.waste().perYearWh() / 1000,
                outlet.control().equals("on") ? "; automatic control is on" : "; automatic control could cut it");
    }

    private static void requireDays(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw Refusal.malformed("days " + days + " is not 1 to " + MOST_DAYS);
        }
    }

    /** The figures of one plug. */
    record OutletReport(String deviceId, String name, String kind, double loadFromW, String explanation,
            String control, WasteView waste) {}

    /** Sentences, and what they are from. */
    record Analysis(String source, List<String> sentences) {}

    /** Figures and sentences. */
    record FullReport(int days, List<OutletReport> outlets, Analysis analysis) {}
}
