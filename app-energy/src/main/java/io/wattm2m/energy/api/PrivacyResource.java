// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static io.wattm2m.energy.api.AuthViews.required;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.people.FrontDoor;
import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.privacy.PrivacyDesk;
import io.wattm2m.energy.privacy.Purpose;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Providers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** What is kept of whoever asks, what he has agreed to, and how he gets rid of it. Thread-safe. */
@Path("/api/privacy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.RESIDENT)
public final class PrivacyResource {
    private final PrivacyDesk desk;
    private final Homes homes;
    private final Neighbourhood neighbourhood;
    private final FrontDoor door;
    private final Provider<Request> requests;
    private final Providers providers;

    @Inject
    PrivacyResource(Residents residents, Neighbourhood neighbourhood, FrontDoor door, Provider<Request> requests,
            @Context Providers providers) {
        this.desk = residents.privacy();
        this.homes = residents.homes();
        this.neighbourhood = neighbourhood;
        this.door = door;
        this.requests = requests;
        this.providers = providers;
    }

    /** Every purpose, and since when he has agreed to it. */
    @GET
    @Path("/consents")
    public List<ConsentView> consents(@Context SecurityContext security) {
        Map<Purpose, Instant> given = desk.consents().of(Visitor.of(security).account().id());
        return Arrays.stream(Purpose.values())
                .map(purpose -> new ConsentView(purpose.label(), given.containsKey(purpose), given.get(purpose)))
                .toList();
    }

    /**
     * Agrees to purposes, or takes that back; what is not named stays. Without {@code community} his homes take part in
     * nothing more.
     */
    @PUT
    @Path("/consents")
    public List<ConsentView> agree(@Nullable Map<String, Boolean> wanted, @Context SecurityContext security) {
        if (wanted == null || wanted.isEmpty() || wanted.containsValue(null)) {
            throw Refusal.malformed("wanted is {\"community\": true or false} or another purpose");
        }
        Person person = Visitor.of(security).account();
        wanted.keySet().forEach(Purpose::named);
        wanted.forEach((purpose, agrees) -> desk.consents().set(person.id(), Purpose.named(purpose), agrees));
        if (Boolean.FALSE.equals(wanted.get(Purpose.COMMUNITY.label()))) {
            homes.of(person.id()).stream()
                    .filter(home -> home.role(person.id()).filter(role -> role.includes(Role.MEMBER)).isPresent())
                    .forEach(home -> neighbourhood.leave(home.id()));
        }
        return consents(security);
    }

    /** Everything that is kept of him, as files in a ZIP. */
    @GET
    @Path("/export")
    @Produces("application/zip")
    public Response export(@Context SecurityContext security) throws IOException {
        ObjectMapper json = json();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, Object> file : desk.about(Visitor.of(security).account()).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(written(file.getValue(), json));
                zip.closeEntry();
            }
        }
        return Response.ok(bytes.toByteArray())
                .header("Content-Disposition", "attachment; filename=\"wattm2m-about-me.zip\"").build();
    }

    private static byte[] written(Object content, ObjectMapper json) throws IOException {
        return switch (content) {
            case Supplier<?> later -> written(later.get(), json);
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            case byte[] bytes -> bytes;
            default -> json.writerWithDefaultPrettyPrinter().writeValueAsBytes(content);
        };
    }

    /** Erases him with everything that is kept of him; his password is wanted once more. Nothing brings it back. */
    @POST
    @Path("/erasure")
    public Response erase(@Nullable Erasure wanted, @Context SecurityContext security) {
        Person person = Visitor.of(security).account();
        door.accounts().requirePassword(person, required(wanted == null ? null : wanted.password(), "password"),
                Entrance.address(requests.get()));
        desk.erase(person);
        boolean isSecure = "https".equalsIgnoreCase(requests.get().getHeaders().get("X-Forwarded-Proto"));
        return Response.noContent().cookie(Cookies.none(isSecure)).build();
    }

    /** Puts everything that is sealed under a new key. */
    @POST
    @Path("/keys/rotate")
    @Admits(Role.OWNER)
    public Map<String, String> rotate(@Context SecurityContext security) {
        return Map.of("keyId", desk.rotate(Visitor.of(security).account()));
    }

    private ObjectMapper json() {
        ContextResolver<ObjectMapper> forms =
                providers.getContextResolver(ObjectMapper.class, MediaType.WILDCARD_TYPE);
        return forms.getContext(PrivacyResource.class);
    }

    /** A purpose; {@code since} is null where it is not agreed to. */
    record ConsentView(String purpose, boolean agreed, @Nullable Instant since) {}

    /** Who wants to be erased. */
    record Erasure(@Nullable String password) {}
}
