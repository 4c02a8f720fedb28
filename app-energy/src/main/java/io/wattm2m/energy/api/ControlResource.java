// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.ControlViews.BacktestView;
import io.wattm2m.energy.api.ControlViews.ControlView;
import io.wattm2m.energy.api.ControlViews.DecisionView;
import io.wattm2m.energy.api.ControlViews.ProfileView;
import io.wattm2m.energy.api.ControlViews.SavingsView;
import io.wattm2m.energy.api.ControlViews.ShadowView;
import io.wattm2m.energy.api.ControlViews.Wanted;
import io.wattm2m.energy.control.UsageProfile;
import io.wattm2m.energy.insight.AutoControl;
import io.wattm2m.energy.insight.ControlDesk;
import io.wattm2m.energy.insight.ControlDesk.Settings;
import io.wattm2m.energy.insight.Outlets;
import io.wattm2m.energy.live.Device;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Automatic control: what it would do, whether it may, and what it has done. Thread-safe. */
@Path("/api/ai")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class ControlResource {
    private final Household household;

    @Inject
    public ControlResource(Household household) {
        this.household = household;
    }

    /** What is set of each plug. */
    @GET
    public List<ControlView> controls() {
        return household.devices().all().stream().map(this::view).toList();
    }

    /**
     * Sets {@code mode} (off, shadow, on), {@code rule} (guarded, simple) and {@code isProtected} of a plug, and lets
     * control that was suspended go on where {@code isSuspended} is false; 409 where it cannot be controlled, or was
     * not tried enough to be switched on.
     */
    @PUT
    @Path("/{deviceId}")
    @Consumes(MediaType.APPLICATION_JSON)
    public ControlView set(@PathParam("deviceId") String deviceId, @Nullable Wanted wanted) {
        Device device = household.device(deviceId);
        if (wanted == null || wanted.isEmpty() || Boolean.TRUE.equals(wanted.isSuspended())) {
            throw new BadRequestException("wanted is {\"mode\": \"off\", \"shadow\" or \"on\"}, "
                    + "\"rule\": \"guarded\" or \"simple\", isProtected, or \"isSuspended\": false");
        }
        Settings before = control().desk().settings(device.deviceId());
        try {
            control().set(device, wanted.over(before), household.now());
        } catch (IllegalStateException e) {
            throw new ClientErrorException(e.getMessage(), Status.CONFLICT, e);
        }
        if (wanted.isSuspended() != null) {
            control().resume(device.deviceId());
        }
        return view(device);
    }

    /** What control would have done on the plug's own history; 409 where that is too short. */
    @GET
    @Path("/{deviceId}/backtest")
    public BacktestView backtest(@PathParam("deviceId") String named) {
        String deviceId = household.device(named).deviceId();
        return outlets().backtest(deviceId, household.today())
                .map(backtest -> BacktestView.of(deviceId, backtest, control().desk().required()))
                .orElseThrow(() -> new ClientErrorException(
                        "too little is recorded of " + deviceId + ": a backtest takes four days", Status.CONFLICT));
    }

    /**
     * What control has saved, by the days on which it rested by lot; 409 where it is not on, or only since today.
     */
    @GET
    @Path("/{deviceId}/savings")
    public SavingsView savings(@PathParam("deviceId") String named) {
        String deviceId = household.device(named).deviceId();
        return control().savings().of(deviceId, household.today()).map(report -> SavingsView.of(deviceId, report))
                .orElseThrow(() -> new ClientErrorException(
                        "control of " + deviceId + " is not on, or only since today", Status.CONFLICT));
    }

    /** How the appliance is used through the week. */
    @GET
    @Path("/{deviceId}/profile")
    public ProfileView profile(@PathParam("deviceId") String named) {
        String deviceId = household.device(named).deviceId();
        UsageProfile profile = outlets().careful(deviceId, household.today()).profile();
        return new ProfileView(deviceId, list(profile.useProbabilities()), list(profile.onRates()));
    }

    /** What control has decided, of one plug or all, the newest first. */
    @GET
    @Path("/decisions")
    public List<DecisionView> decisions(@QueryParam("deviceId") @Nullable String deviceId,
            @BeanParam Page page) {
        List<String> ids = deviceId == null ? household.devices().all().stream().map(Device::deviceId).toList()
                : List.of(household.device(deviceId).deviceId());
        return page.of(control().desk().decisions(ids, Page.REACH), DecisionView::of);
    }

    private ControlView view(Device device) {
        ControlDesk desk = control().desk();
        Settings settings = desk.settings(device.deviceId());
        return new ControlView(device.deviceId(), device.name(), ControlViews.name(settings.mode()),
                ControlViews.name(settings.rule()), control().isProtected(device),
                outlets().model(device.deviceId(), household.today()).hasStandby(),
                desk.isSuspended(device.deviceId()), new ShadowView(
                        desk.shadows().time(device.deviceId(), settings.rule()).toHours(),
                        desk.required().shadow().toHours()));
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).mapToObj(Views::rounded).toList();
    }

    private AutoControl control() {
        return household.insight().control();
    }

    private Outlets outlets() {
        return household.insight().outlets();
    }
}
