// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

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
 */
public record Neighbourhood(Rewards rewards, Programmes programmes, Reports reports, ReportPlans plans) {

    /** Any home as the subject of a report, for what the application does by itself; empty where there is none. */
    public static Optional<Subject> subject(Household household, Homes homes, String homeId) {
        return Residence.find(household, homes, homeId).map(home -> home.subject(household));
    }
}
