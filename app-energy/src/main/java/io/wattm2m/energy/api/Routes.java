// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import java.util.Set;

/** The routes of the interface: what is not here is not served, and not described. */
final class Routes {
    static final Set<Class<?>> ALL =
            Set.of(AcceptanceResource.class, AdviceResource.class, AlertResource.class, AnalysisResource.class,
                    AbsenceResource.class, AuthResource.class, BillResource.class, CommunityResource.class,
                    ControlResource.class,
                    CostResource.class, DailyRecordResource.class, DeviceBookResource.class, DeviceResource.class,
                    DocsResource.class, EnergyReportResource.class, EnvironmentResource.class,
                    ExchangeResource.class, FloorPlanResource.class, GrafanaResource.class,
                    GreenButtonResource.class, HardwareResource.class, HealthResource.class, HistoryResource.class,
                    HomeMemberResource.class, HomeResource.class, IncentiveResource.class, LogResource.class,
                    MetricsResource.class, MobiusResource.class, ModelResource.class, OutletResource.class,
                    PeopleResource.class, PowerResource.class, PredictionResource.class, PrivacyResource.class,
                    ProductionResource.class, ProfilePictureResource.class, ProfileResource.class,
                    ProgrammeResource.class, PushResource.class, ReadingResource.class,
                    RecommendationResource.class, ReportResource.class, RoomResource.class, ScheduleResource.class,
                    VirtualMeterResource.class, WhatIfResource.class);

    private Routes() {}
}
