// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.report.EnergyReport;
import io.wattm2m.energy.report.Form;
import io.wattm2m.energy.report.KeptReport;
import io.wattm2m.energy.report.Language;
import io.wattm2m.energy.report.ReportMail;
import io.wattm2m.energy.report.ReportPlan;
import io.wattm2m.energy.report.Reports;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reports about a home's energy, made by hand or every month. Thread-safe. */
@Path("/api/reports")
@Produces(MediaType.APPLICATION_JSON)
@Admits(Role.RESIDENT)
public final class EnergyReportResource {
    private final Household household;
    private final Homes homes;
    private final Neighbourhood neighbourhood;

    @Inject
    public EnergyReportResource(Household household, Homes homes, Neighbourhood neighbourhood) {
        this.household = household;
        this.homes = homes;
        this.neighbourhood = neighbourhood;
    }

    /** The reports of a home, the newest first. */
    @GET
    public List<ReportView> all(@QueryParam("homeId") @Nullable String homeId, @BeanParam Page page,
            @Context SecurityContext security) {
        return page.of(reports().archive().of(residence(homeId, security).id()), this::view);
    }

    /** The figures from one day to another, this month unless asked otherwise; nothing is kept. */
    @GET
    @Path("/figures")
    public EnergyReport figures(@QueryParam("homeId") @Nullable String homeId,
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to,
            @Context SecurityContext security) {
        LocalDate last = Moments.date("to", to, household.today());
        LocalDate first = Moments.date("from", from, last.withDayOfMonth(1));
        Residence home = residence(homeId, security);
        return Wishes.checked(() -> reports().figures(home.subject(household), first, last));
    }

    /** Makes a report of a {@code month}, or {@code from} a day {@code to} another; 201 with its address. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response make(@QueryParam("homeId") @Nullable String homeId, @Nullable WantedReport wanted,
            @Context SecurityContext security) {
        Residence home = residence(homeId, security).require(Role.MEMBER);
        WantedReport report = wanted == null ? new WantedReport(null, null, null, null) : wanted;
        YearMonth month = Moments.month("month", report.month, YearMonth.from(household.today()).minusMonths(1));
        LocalDate from = Moments.date("from", report.from, month.atDay(1));
        LocalDate to = Moments.date("to", report.to, month.atEndOfMonth());
        KeptReport made = Wishes.possible(() -> Wishes.checked(() -> reports().make(home.subject(household), from, to,
                Language.named(Wishes.or(report.language, Language.KOREAN.label())))));
        return Response.created(URI.create("/api/reports/" + made.id())).entity(view(made)).build();
    }

    /** One report. */
    @GET
    @Path("/{id}")
    public ReportView one(@PathParam("id") String id, @QueryParam("homeId") @Nullable String homeId,
            @Context SecurityContext security) {
        return view(find(id, homeId, security));
    }

    /** A file of a report: html, pdf, csv, xlsx or json; 409 where it is not what was kept any more. */
    @GET
    @Path("/{id}/report.{form}")
    @Noted("took the report {id} as {form}")
    @Produces(MediaType.WILDCARD)
    public Response file(@PathParam("id") String id, @PathParam("form") String ending,
            @QueryParam("homeId") @Nullable String homeId, @Context SecurityContext security) {
        Form form = Wishes.checked(() -> Form.named(ending));
        KeptReport report = find(id, homeId, security);
        byte[] content = Wishes.possible(() -> reports().archive().file(report, form));
        return Response.ok(content, form.mediaType()).header("Content-Disposition", "attachment; filename=\"energy-"
                + report.from() + "-" + report.to() + "." + form.ending() + "\"").build();
    }

    /** Forgets a report and its files. */
    @DELETE
    @Path("/{id}")
    public void remove(@PathParam("id") String id, @QueryParam("homeId") @Nullable String homeId,
            @Context SecurityContext security) {
        residence(homeId, security).require(Role.MEMBER);
        reports().archive().remove(find(id, homeId, security));
    }

    /** Whether a home's reports are made every month; without a day where they are not. */
    @GET
    @Path("/plan")
    public PlanView plan(@QueryParam("homeId") @Nullable String homeId, @Context SecurityContext security) {
        Residence home = residence(homeId, security);
        return neighbourhood.plans().of(home.id()).map(this::view)
                .orElseGet(() -> new PlanView(null, null, null, null));
    }

    /** Plans that the report of the month before is made on a {@code day} of every month. */
    @PUT
    @Path("/plan")
    @Consumes(MediaType.APPLICATION_JSON)
    public PlanView plan(@QueryParam("homeId") @Nullable String homeId, @Nullable PlanView wanted,
            @Context SecurityContext security) {
        Residence home = residence(homeId, security).require(Role.MEMBER);
        if (wanted == null) {
            throw new BadRequestException("wanted is day, language and mailTo");
        }
        return view(neighbourhood.plans().keep(Wishes.checked(() -> new ReportPlan(home.id(),
                Language.named(Wishes.or(wanted.language, Language.KOREAN.label())), Wishes.or(wanted.day, 1),
                Wishes.or(wanted.mailTo, "")))));
    }

    /** Plans no reports any more. */
    @DELETE
    @Path("/plan")
    public void unplan(@QueryParam("homeId") @Nullable String homeId, @Context SecurityContext security) {
        neighbourhood.plans().forget(residence(homeId, security).require(Role.MEMBER).id());
    }

    private ReportView view(KeptReport report) {
        return ReportView.of(report, neighbourhood.plans().mails().of(report));
    }

    private PlanView view(ReportPlan plan) {
        return new PlanView(plan.day(), plan.language().label(), plan.mailTo(),
                plan.next(household.now(), household.zone()));
    }

    private KeptReport find(String id, @Nullable String homeId, SecurityContext security) {
        return reports().archive().find(residence(homeId, security).id(), id)
                .orElseThrow(() -> new NotFoundException("there is no report " + id));
    }

    private Residence residence(@Nullable String homeId, SecurityContext security) {
        return Residence.of(household, homes, Visitor.of(security), homeId);
    }

    private Reports reports() {
        return neighbourhood.reports();
    }

    /** Which report is wanted. */
    record WantedReport(@Nullable String month, @Nullable String from, @Nullable String to,
            @Nullable String language) {}

    /** When reports are made, as it is shown and as it is sent. */
    record PlanView(@Nullable Integer day, @Nullable String language, @Nullable String mailTo,
            @Nullable Instant next) {}

    /** A report that was made; the hashes are SHA-256 by the endings of its files. */
    record ReportView(String id, String homeId, String language, LocalDate from, LocalDate to, Instant created,
            BigDecimal takenKwh, BigDecimal cost, String currency, BigDecimal co2Kg, Map<String, String> sha256,
            @Nullable MailView mail) {
        static ReportView of(KeptReport report, Optional<ReportMail> mail) {
            Map<String, String> hashes = new TreeMap<>();
            report.hashes().forEach((form, hash) -> hashes.put(form.name().toLowerCase(Locale.ROOT), hash));
            return new ReportView(report.id(), report.homeId(), report.language().label(), report.from(), report.to(),
                    report.created(), report.takenKwh(), report.cost(), report.currency(), report.co2Kg(), hashes,
                    mail.map(MailView::of).orElse(null));
        }
    }

    /** What became of the mail with it; {@code next} only while it waits. */
    record MailView(String state, int tries, @Nullable Instant next, String reason) {
        static MailView of(ReportMail mail) {
            return new MailView(Labels.of(mail.state()), mail.tries(),
                    mail.state() == ReportMail.State.WAITING ? mail.next() : null, mail.reason());
        }
    }
}
