// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.environment;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;

/**
 * What a degree day costs: least squares of the energy of days on their heating and cooling degrees. Immutable.
 *
 * @param days how many days
 * @param baseWh what a day takes that is neither cold nor hot
 * @param heating what a heating degree adds; empty where fewer than ten days were cold
 * @param cooling what a cooling degree adds; empty where fewer than ten days were hot
 * @param explained the share of the days' differences that follows from the weather, 0 to 1
 */
public record WeatherDependence(int days, double baseWh, Optional<Slope> heating, Optional<Slope> cooling,
        double explained) {
    private static final int LEAST = 10;
    /** Days that are neither cold nor hot, without which no slope can be told from the base. */
    private static final int LEAST_DAYS = 14;
    private static final double CONFIDENCE = 0.975;

    public WeatherDependence {
        requireNonNull(heating, "heating is null");
        requireNonNull(cooling, "cooling is null");
    }

    /** What these days' energy in Wh depends on, by their mean temperatures in °C; empty below 14 days. */
    public static Optional<WeatherDependence> of(double[] energyWh, double[] meanCelsius) {
        List<DoubleUnaryOperator> causes = new ArrayList<>();
        boolean heats = differs(meanCelsius, DegreeDays::heating);
        boolean cools = differs(meanCelsius, DegreeDays::cooling);
        if (heats) {
            causes.add(DegreeDays::heating);
        }
        if (cools) {
            causes.add(DegreeDays::cooling);
        }
        return energyWh.length < LEAST_DAYS || causes.isEmpty() ? Optional.empty()
                : Optional.of(of(energyWh, meanCelsius, causes, heats));
    }

    private static WeatherDependence of(double[] energyWh, double[] meanCelsius, List<DoubleUnaryOperator> causes,
            boolean heats) {
        double[][] rows = Arrays.stream(meanCelsius)
                .mapToObj(mean -> causes.stream().mapToDouble(cause -> cause.applyAsDouble(mean)).toArray())
                .toArray(double[][]::new);
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(energyWh, rows);
        double[] slopes = regression.estimateRegressionParameters();
        double[] errors = regression.estimateRegressionParametersStandardErrors();
        double t = new TDistribution(energyWh.length - slopes.length).inverseCumulativeProbability(CONFIDENCE);
        Optional<Slope> heating = heats ? Optional.of(slope(slopes[1], t * errors[1], meanCelsius,
                DegreeDays::heating)) : Optional.empty();
        int last = slopes.length - 1;
        Optional<Slope> cooling = heats && last == 1 ? Optional.empty()
                : Optional.of(slope(slopes[last], t * errors[last], meanCelsius, DegreeDays::cooling));
        return new WeatherDependence(energyWh.length, slopes[0], heating, cooling,
                Math.clamp(regression.calculateRSquared(), 0, 1));
    }

    private static Slope slope(double wh, double half, double[] meanCelsius, DoubleUnaryOperator degrees) {
        long days = Arrays.stream(meanCelsius).map(degrees).filter(degree -> degree > 0).count();
        return new Slope(wh, wh - half, wh + half, (int) days, Arrays.stream(meanCelsius).map(degrees).sum());
    }

    /** Whether enough days have such degrees, and not all of them the same. */
    private static boolean differs(double[] meanCelsius, DoubleUnaryOperator degrees) {
        double[] of = Arrays.stream(meanCelsius).map(degrees).toArray();
        return Arrays.stream(of).filter(degree -> degree > 0).count() >= LEAST
                && Arrays.stream(of).distinct().count() > LEAST;
    }

    /**
     * What a degree day adds, with its 95 % interval. Immutable.
     *
     * @param whPerDegreeDay what it adds
     * @param low the low end
     * @param high the high end
     * @param days how many days had such degrees
     * @param degreeDays their sum
     */
    public record Slope(double whPerDegreeDay, double low, double high, int days, double degreeDays) {

        /** Whether it adds anything for sure. */
        public boolean isSignificant() {
            return low > 0;
        }
    }
}
