// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.alert.Alerts;
import io.wattm2m.energy.schedule.Schedules;

/**
 * What the household does by itself, whether anybody looks or not. Immutable; its parts are thread-safe.
 *
 * @param schedules what is switched when
 * @param alerts what people are told of
 * @param neighbourhood what homes are rewarded for, told of, and do together
 * @param facilities what it has around it
 * @param outlook production, environment and advice
 */
public record Routine(Schedules schedules, Alerts alerts, Neighbourhood neighbourhood, Facilities facilities,
        Outlook outlook) {}
