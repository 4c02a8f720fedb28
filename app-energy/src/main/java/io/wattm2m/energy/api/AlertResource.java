// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.wattm2m.energy.alert.Alert;
import io.wattm2m.energy.alert.AlertRule;
import io.wattm2m.energy.api.AlertViews.AlertView;
import io.wattm2m.energy.api.AlertViews.RuleView;
import io.wattm2m.energy.api.AlertViews.TellingView;
import io.wattm2m.energy.api.AlertViews.WantedRule;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.people.Role;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alerts, the rules that raise them, and how people are told. Thread-safe. */
@Path("/api/alerts")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class AlertResource {
    private static final Share SHARE = new Share(200, "rules");
    private final Household household;
    private final Homes homes;
    private final SeenAlerts alerts;

    @Inject
    AlertResource(Household household, Homes homes, SeenAlerts alerts) {
        this.household = household;
        this.homes = homes;
        this.alerts = alerts;
    }

    /**
     * The last alerts, the newest first; only those that are open with {@code open=true}; texts in {@code en} or {@code
     * ko}.
     */
    @GET
    public List<AlertView> all(
            @Parameter(schema = @Schema(type = "boolean")) @QueryParam("open") @DefaultValue("false") String open,
            @QueryParam("deviceId") @Nullable String deviceId,
            @QueryParam("language") @DefaultValue("en") String language, @BeanParam Page page) {
        boolean openOnly = Wishes.flag("open", open);
        return page.of(alerts.alerts(Page.REACH).stream().filter(alert -> !openOnly || alert.isOpen())
                .filter(alert -> deviceId == null || alert.deviceId().equals(deviceId)).toList(),
                alert -> AlertView.of(alert, language));
    }

    /** Says that one has been seen. */
    @POST
    @Path("/{id}/acknowledge")
    public AlertView acknowledge(@PathParam("id") String id,
            @QueryParam("language") @DefaultValue("en") String language, @Context SecurityContext security) {
        Alert seen = alerts.acknowledge(id, Visitor.of(security).getName())
                .orElseThrow(() -> new NotFoundException("there is no alert " + id));
        return AlertView.of(seen, language);
    }

    /** All rules. */
    @GET
    @Path("/rules")
    public List<RuleView> rules() {
        return alerts.rules().stream().map(RuleView::of).toList();
    }

    /** Makes a rule: 201 with its address; 409 where there are too many. */
    @POST
    @Path("/rules")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Nullable WantedRule wanted) {
        String id = UUID.randomUUID().toString();
        RuleView made = keep(wanted(wanted).create(id));
        return Response.created(URI.create("/api/alerts/rules/" + id)).entity(made).build();
    }

    /** One rule. */
    @GET
    @Path("/rules/{id}")
    public RuleView rule(@PathParam("id") String id) {
        return RuleView.of(find(id));
    }

    /** Changes what is given of a rule. */
    @PATCH
    @Path("/rules/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public RuleView change(@PathParam("id") String id, @Nullable WantedRule wanted) {
        return keep(wanted(wanted).change(find(id)));
    }

    /** Forgets a rule; what it has raised ends. */
    @DELETE
    @Path("/rules/{id}")
    public void delete(@PathParam("id") String id) {
        alerts.delete(find(id));
    }

    /** When and where people are told. */
    @GET
    @Path("/telling")
    @Admits(Role.OWNER)
    public TellingView telling() {
        return TellingView.of(alerts.telling());
    }

    /** Says when and where people are told. For owners only, because this server asks the webhook's address. */
    @PATCH
    @Path("/telling")
    @Consumes(MediaType.APPLICATION_JSON)
    @Admits(Role.OWNER)
    public TellingView tell(@Nullable TellingView wanted) {
        if (wanted == null) {
            throw new BadRequestException("wanted is quietFrom, quietTo, mailTo, webhook, language or pauseMinutes");
        }
        alerts.tell(wanted.change(alerts.telling()));
        return telling();
    }

    private RuleView keep(AlertRule named) {
        AlertRule rule = named.of(household.ids(named.deviceIds()));
        SHARE.require(homes, rule.deviceIds(), alerts.rules().stream().filter(other -> !other.id().equals(rule.id()))
                .map(AlertRule::deviceIds));
        try {
            alerts.keep(rule);
        } catch (IllegalStateException e) {
            throw new ClientErrorException(e.getMessage(), Status.CONFLICT, e);
        }
        return RuleView.of(rule);
    }

    private AlertRule find(String id) {
        return alerts.rule(id).orElseThrow(() -> new NotFoundException("there is no rule " + id));
    }

    private static WantedRule wanted(@Nullable WantedRule wanted) {
        if (wanted == null) {
            throw new BadRequestException("wanted is a rule: quantity, threshold and what else is to be said");
        }
        return wanted;
    }
}
