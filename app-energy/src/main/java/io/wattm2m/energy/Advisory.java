// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.energy.api.Household;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.recommend.Kind;
import io.wattm2m.energy.recommend.Premises;
import io.wattm2m.energy.recommend.Recommendation;
import io.wattm2m.energy.recommend.Recommendations;
import io.wattm2m.energy.recommend.Wording;
import io.wattm2m.energy.report.Advisor;
import io.wattm2m.energy.report.EnergyReport.Advice;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What is recommended to a home, as the advice of its reports: what is open, without standby, of which a report says by
 * itself what was wasted in its days. Thread-safe.
 *
 * @param household all devices
 * @param recommendations what is recommended
 */
record Advisory(Household household, Recommendations recommendations) implements Advisor {

    @Override
    public List<Advice> of(String homeId, Collection<String> deviceIds) {
        Devices seen = household.devices().seenBy(deviceIds::contains);
        LocalDate today = LocalDate.ofInstant(household.clock().instant(), household.zone());
        return recommendations
                .all(homeId, new Premises(seen.all(), household.insight().seenBy(seen, deviceIds::contains),
                        household.zone(), today))
                .stream().filter(entry -> entry.handled().isEmpty()).map(Recommendations.Entry::recommendation)
                .filter(found -> found.kind() != Kind.STANDBY).map(Advisory::advice).toList();
    }

    private static Advice advice(Recommendation found) {
        Wording english = Wording.of("en");
        Wording korean = Wording.of("ko");
        return new Advice("advice.recommendation",
                Map.of("kind", found.kind().label(), "titleEn", english.title(found), "textEn",
                        english.explanation(found), "titleKo", korean.title(found), "textKo",
                        korean.explanation(found)));
    }
}
