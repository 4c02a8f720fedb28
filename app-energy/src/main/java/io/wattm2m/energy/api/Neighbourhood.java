// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.community.Challenges;
import io.wattm2m.energy.community.Community;
import io.wattm2m.energy.community.Standings;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.incentive.Programmes;
import io.wattm2m.energy.incentive.Rewards;
import io.wattm2m.energy.report.ReportPlans;
import io.wattm2m.energy.report.Reports;
import io.wattm2m.energy.report.Subject;
import java.util.Optional;

/**
 * What homes are rewarded for, told of, and do together. Immutable; its parts are thread-safe.
 *
 * @param rewards what they are given
 * @param programmes what they can apply for
 * @param reports what they are told of their energy
 * @param plans which reports are made every month
 * @param community which of them compare themselves
 * @param challenges what those want to reach
 * @param standings how they are told where they stand
 */
public record Neighbourhood(Rewards rewards, Programmes programmes, Reports reports, ReportPlans plans,
        Community community, Challenges challenges, Standings standings) {

    /** A home takes part in the community no more. */
    public void leave(String homeId) {
        challenges.leave(homeId);
        community.leave(homeId);
    }

    /** Forgets what a home was told, and that it took part in anything; the amounts it was given stay in the books. */
    public void forget(String homeId) {
        leave(homeId);
        plans.forget(homeId);
        programmes.forget(homeId);
        rewards.ledger().forgetParts(homeId);
        reports.archive().of(homeId).forEach(reports.archive()::remove);
    }

    /** Any home as the subject of a report, for what the application does by itself; empty where there is none. */
    public static Optional<Subject> subject(Household household, Homes homes, String homeId) {
        return Residence.find(household, homes, homeId).map(home -> home.subject(household));
    }
}
