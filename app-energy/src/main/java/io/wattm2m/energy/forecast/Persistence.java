// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.forecast;

/** How much of an hour's error goes on in the next: the least-squares slope between the two. For one thread. */
final class Persistence {
    private double products;
    private double squares;

    void learn(double[] forecastWh, double[] measuredWh) {
        for (int hour = 1; hour < measuredWh.length; hour++) {
            double before = measuredWh[hour - 1] - forecastWh[hour - 1];
            double error = measuredWh[hour] - forecastWh[hour];
            if (Double.isFinite(before) && Double.isFinite(error)) {
                products += before * error;
                squares += before * before;
            }
        }
    }

    /** The share that goes on, 0 to 1. */
    double share() {
        return squares > 0 ? Math.clamp(products / squares, 0, 1) : 0;
    }
}
