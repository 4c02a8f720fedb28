// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.insight.Advice;
import io.wattm2m.energy.insight.Advice.Feedback;
import io.wattm2m.energy.people.FrontDoor;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.privacy.Purpose;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a language model says of the household, where one is set and the household has agreed. Thread-safe. */
@Path("/api/ai")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@OfHomes
public final class AdviceResource {
    private static final Map<String, String> LANGUAGES = Map.of("en", "English", "ko", "Korean");
    private final Household household;
    private final EachHome homes;
    private final FrontDoor door;
    private final Residents residents;
    private final KoreanTexts korean;

    @Inject
    AdviceResource(Household household, EachHome homes, FrontDoor door, Residents residents, KoreanTexts korean) {
        this.household = household;
        this.homes = homes;
        this.door = door;
        this.residents = residents;
        this.korean = korean;
    }

    /** Asks about the last days; without a model, consent or answer there are the sentences by rules, and why. */
    @POST
    @Path("/analyze-ai-server")
    public Analyzed analyze(@QueryParam("days") @DefaultValue("30") int days,
            @QueryParam("language") @DefaultValue("en") String language, @Context SecurityContext security) {
        List<String> sentences = sentences(days, language);
        Feedback feedback = mayBeSent(security)
                ? advice().on(sentences, LANGUAGES.getOrDefault(language, "English"), household.now())
                : new Feedback("", "You have not agreed that anything of your homes is sent.");
        return new Analyzed(feedback.text().isEmpty() ? "rules" : "language-model", sentences, feedback.text(),
                korean.in(language, List.of(feedback.reason())).getFirst());
    }

    /** Whether the household has agreed, and what would be sent. */
    @GET
    @Path("/consent")
    public ConsentView consent(@QueryParam("language") @DefaultValue("en") String language) {
        return new ConsentView(advice().isSet(), advice().isAgreed(), sentences(30, language));
    }

    /** Agrees that these sentences are sent, or takes that back. */
    @PUT
    @Path("/consent")
    @Admits(Role.OWNER)
    public ConsentView setConsent(@QueryParam("language") @DefaultValue("en") String language,
            @Nullable WantedConsent wanted, @Context SecurityContext security) {
        if (wanted == null || wanted.consent() == null) {
            throw Refusal.malformed("wanted is {\"consent\": true or false}");
        }
        advice().agree(wanted.consent());
        door.logs().journal().note(Visitor.of(security).id(), wanted.consent()
                ? "agreed that sentences are sent to the language model"
                : "took back that sentences are sent to the language model");
        return consent(language);
    }

    /** Who has homes has to agree himself: the sentences are about what stands there. */
    private boolean mayBeSent(SecurityContext security) {
        return Visitor.of(security).person().filter(person -> !residents.homes().of(person.id()).isEmpty()).stream()
                .allMatch(person -> residents.privacy().consents().allows(person.id(), Purpose.LANGUAGE_MODEL));
    }

    private List<String> sentences(int days, String language) {
        return korean.in(language, ReportResource.sentences(ReportResource.reports(homes, days), days));
    }

    private Advice advice() {
        return household.insight().advice();
    }

    /** What is said, and by whom. */
    record Analyzed(String source, List<String> sentences, String text, String reason) {}

    /** Whether a model is set, whether the household has agreed, and what is sent then. */
    record ConsentView(boolean available, boolean consent, List<String> wouldSend) {}

    /** Whether to agree. */
    record WantedConsent(@Nullable Boolean consent) {}
}
