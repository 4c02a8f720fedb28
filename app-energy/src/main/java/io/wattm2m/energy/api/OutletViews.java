// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.anomaly.Anomaly;
import io.wattm2m.energy.control.Decision;
import io.wattm2m.energy.forecast.ForecastAccuracy;
import io.wattm2m.energy.forecast.HourForecast;
import io.wattm2m.energy.forecast.MonthEnd;
import io.wattm2m.energy.insight.Forecasts.Forecast;
import io.wattm2m.energy.state.StandbyWaste;
import io.wattm2m.energy.state.StateModel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The documents about single outlets; what is not known is null in them. Power in W, energy in Wh, local times. */
final class OutletViews {
    private OutletViews() {}

    /** What an outlet does, and how that is told. */
    record StateView(String deviceId, String name, @Nullable String state, @Nullable Double powerW, String kind,
            double offBelowW, double loadFromW, boolean overridden, String explanation) {
        static StateView of(String deviceId, String name, StateModel model, @Nullable Double powerW) {
            return new StateView(deviceId, name, powerW == null ? null : model.stateOf(powerW).name(), powerW,
                    model.kind().name(), Views.rounded(model.offBelowW()), Views.rounded(model.loadFromW()),
                    model.overridden(), model.evidence().explanation());
        }
    }

    /** A threshold that is asked for. */
    record Threshold(@Nullable Double loadFromW) {}

    /** What standby has wasted. */
    record WasteView(String deviceId, String name, int days, double standbyWh, double totalWh, double share,
            int standbyMinutes, double perYearWh, BigDecimal cost, BigDecimal pricePerKwh) {
        static WasteView of(String deviceId, String name, int days, StandbyWaste waste, BigDecimal price) {
            return new WasteView(deviceId, name, days, Views.rounded(waste.standbyWh()),
                    Views.rounded(waste.totalWh()), Views.rounded(waste.share()), waste.standbyMinutes(),
                    Views.rounded(waste.standbyWhPerYear()), waste.cost().setScale(2, RoundingMode.HALF_UP),
                    price);
        }
    }

    /** Something out of the ordinary, with the window that shows it. */
    record AnomalyView(String kind, LocalDateTime from, LocalDateTime to, double score, String explanation) {
        static AnomalyView of(Anomaly anomaly) {
            return new AnomalyView(anomaly.kind().name(), anomaly.from(), anomaly.to(),
                    Views.rounded(anomaly.score()), anomaly.explanation());
        }
    }

    /** A forecast: today ({@code hours}) and 24 hours from now ({@code ahead}); without one the reason. */
    record PredictionView(@Nullable String deviceId, @Nullable String forecaster, @Nullable HourForecast nextHour,
            List<HourForecast> hours, List<HourForecast> ahead, @Nullable Month month, @Nullable Accuracy accuracy,
            @Nullable String reason) {
        static PredictionView of(@Nullable String deviceId, Forecast forecast) {
            return new PredictionView(deviceId, forecast.forecaster(), forecast.nextHour(), forecast.today(),
                    forecast.hours(), Month.of(forecast.monthEnd()), forecast.accuracy().map(Accuracy::of).orElse(null),
                    null);
        }

        static PredictionView none(@Nullable String deviceId) {
            return new PredictionView(deviceId, null, null, List.of(), List.of(), null, null,
                    "A forecast takes two recorded days.");
        }
    }

    /** The month at its end, with its 80 % interval. */
    record Month(YearMonth month, double soFarWh, double energyWh, double lowWh, double highWh) {
        static Month of(MonthEnd end) {
            return new Month(end.month(), end.soFarWh(), end.energyWh(), end.lowWh(), end.highWh());
        }
    }

    /** The month of the household and of each plug of which enough is recorded, the largest first. */
    record MonthView(@Nullable Month household, List<PlugMonth> devices, @Nullable BigDecimal pricePerKwh,
            List<Price> prices) {}

    /** What a kWh costs on average in one currency, and of which plugs. */
    record Price(String currency, BigDecimal pricePerKwh, List<String> deviceIds) {}

    /** The month of a plug. */
    record PlugMonth(String deviceId, String name, Month month) {}

    /** How good forecasts were; the seasonal naive ("as a week ago") is the floor. */
    record Accuracy(int days, double mase, double seasonalNaiveMase, double wmape, double coverage) {
        static Accuracy of(ForecastAccuracy accuracy) {
            return new Accuracy(accuracy.days(), Views.rounded(accuracy.chosen().mase()),
                    Views.rounded(accuracy.seasonalNaive().mase()), Views.rounded(accuracy.chosen().wmape()),
                    Views.rounded(accuracy.interval().coverage()));
        }
    }

    /** What control would do now; without it the reason. */
    record Recommendation(String deviceId, String name, @Nullable String action, @Nullable String reason,
            String explanation, @Nullable Double useProbability, @Nullable Double onRate, @Nullable String state) {
        static Recommendation of(String deviceId, String name, Decision decision) {
            var inputs = decision.inputs();
            return new Recommendation(deviceId, name, decision.action().name(), decision.reason().name(),
                    String.format(Locale.ROOT, "%s", decision.explanation()),
                    Views.rounded(inputs.expectation().useProbability()), Views.rounded(inputs.expectation().onRate()),
                    inputs.state().name());
        }

        static Recommendation none(String deviceId, String name) {
            return new Recommendation(deviceId, name, null, null,
                    "Nothing was heard of it in the last five minutes.", null, null, null);
        }
    }
}
