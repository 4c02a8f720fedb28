// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static io.wattm2m.distribution.Documents.rounded;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wattm2m.energy.forecast.DayAhead;
import io.wattm2m.energy.forecast.ForecastAccuracy;
import io.wattm2m.energy.forecast.ForecastAccuracy.Score;
import io.wattm2m.energy.forecast.HourForecast;
import io.wattm2m.energy.forecast.MonthEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A forecast and its accuracy as they are printed; the components are the members of the JSON document. Immutable. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ForecastReport(String file, int recordedDays, @Nullable Accuracy accuracy, String forecaster, Hour nextHour,
        List<Hour> next24Hours, Month monthEnd) {

    static ForecastReport of(String file, int recordedDays, DayAhead forecast, MonthEnd month) {
        List<Hour> hours = forecast.next().stream().map(Hour::of).toList();
        return new ForecastReport(file, recordedDays, forecast.accuracy().map(Accuracy::of).orElse(null),
                forecast.forecaster(), hours.getFirst(), hours, Month.of(month));
    }

    /** The same for people. */
    String text() {
        List<String> lines = new ArrayList<>();
        if (accuracy == null) {
            lines.add(file + ": " + recordedDays + " days recorded, too few to judge forecasts (more than "
                    + DayAhead.LEARNING_DAYS + " are)");
        } else {
            lines.addAll(accuracy.lines(file));
        }
        double dayWh = next24Hours.stream().mapToDouble(Hour::energyWh).sum();
        lines.add(String.format(Locale.ROOT, "  next hour %.1f Wh (%.1f to %.1f), next 24 hours %.0f Wh, by %s",
                nextHour.energyWh, nextHour.lowWh, nextHour.highWh, dayWh, forecaster));
        lines.add(String.format(Locale.ROOT, "  %s will end with %.1f kWh (%.1f to %.1f), %.1f so far", monthEnd.month,
                monthEnd.energyWh / 1000, monthEnd.lowWh / 1000, monthEnd.highWh / 1000, monthEnd.soFarWh / 1000));
        lines.add("");
        return String.join(System.lineSeparator(), lines);
    }

    /** How good it was. */
    record Accuracy(int judgedDays, int judgedHours, double mase, double seasonalNaiveMase, boolean beatsSeasonalNaive,
            double wmapePercent, double biasWh, double intervalCoveragePercent, double meanIntervalWidthWh,
            List<Candidate> candidates) {

        static Accuracy of(ForecastAccuracy accuracy) {
            Score chosen = accuracy.chosen();
            return new Accuracy(accuracy.days(), accuracy.hours(), thousandth(chosen.mase()),
                    thousandth(accuracy.seasonalNaive().mase()), accuracy.beatsSeasonalNaive(),
                    rounded(chosen.wmape() * 100), rounded(chosen.biasWh()),
                    rounded(accuracy.interval().coverage() * 100), rounded(accuracy.interval().meanWidthWh()),
                    accuracy.candidates().stream().map(Candidate::of).toList());
        }

        private List<String> lines(String file) {
            List<String> lines = new ArrayList<>();
            lines.add(String.format(Locale.ROOT, "%s: %d days judged", file, judgedDays));
            lines.add(line("chosen day by day", mase, wmapePercent) + String.format(Locale.ROOT,
                    "   80 %% interval covers %.1f %%", intervalCoveragePercent));
            candidates.forEach(each -> lines.add(line(each.name, each.mase, each.wmapePercent)
                    + (each.judgedHours < judgedHours ? "   (of " + each.judgedHours + " hours)" : "")));
            return lines;
        }

        private static String line(String name, double mase, double wmapePercent) {
            return String.format(Locale.ROOT, "  %-22s MASE %.3f   wMAPE %5.1f %%", name, mase, wmapePercent);
        }
    }

    /** A forecaster by itself. */
    record Candidate(String name, int judgedHours, double mase, double wmapePercent) {
        static Candidate of(Score score) {
            return new Candidate(score.name(), score.hours(), thousandth(score.mase()), rounded(score.wmape() * 100));
        }
    }

    /** An hour of the next day, in local time. */
    record Hour(String start, double energyWh, double lowWh, double highWh) {
        static Hour of(HourForecast hour) {
            return new Hour(hour.start().toString(), rounded(hour.energyWh()), rounded(hour.lowWh()),
                    rounded(hour.highWh()));
        }
    }

    /** The month of the next day. */
    record Month(String month, double soFarWh, double energyWh, double lowWh, double highWh) {
        static Month of(MonthEnd end) {
            return new Month(end.month().toString(), rounded(end.soFarWh()), rounded(end.energyWh()),
                    rounded(end.lowWh()), rounded(end.highWh()));
        }
    }

    private static double thousandth(double figure) {
        return Math.round(figure * 1000) / 1000.0;
    }
}
