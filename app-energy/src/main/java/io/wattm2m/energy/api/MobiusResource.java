// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Role;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The CSE's resources under the names of an older interface: {@code ae/{ae}/container/{cnt}/cin/{cin}}. Who may do what
 * is decided by the CSE, for the originator of whoever asks. Thread-safe.
 */
@Path("/api/mobius")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.VIEWER)
public final class MobiusResource {
    private static final int MOST = 500;
    private final Household household;

    @Inject
    public MobiusResource(Household household) {
        this.household = household;
    }

    /** The CSEBase. */
    @GET
    @Path("/cse")
    public Map<String, Object> cse(@Context SecurityContext security) {
        return household.tree().retrieve(originator(security), "");
    }

    /** A resource; the addresses of all there are where no name is given. {@code latest} is the last instance. */
    @GET
    @Path("/{place: ae.*}")
    public Map<String, Object> get(@PathParam("place") String place,
            @QueryParam("limit") @DefaultValue("100") int limit, @Context SecurityContext security) {
        if (limit < 1 || limit > MOST) {
            throw Refusal.malformed("limit " + limit + " is not 1 to " + MOST);
        }
        Place wanted = Place.of(place);
        return wanted.name.isEmpty()
                ? household.tree().children(originator(security), wanted.parent, wanted.type.number, limit)
                : household.tree().retrieve(originator(security), wanted.parent + "/" + wanted.name);
    }

    /** Creates a resource. */
    @POST
    @Path("/{place: ae.*}")
    public Response create(@PathParam("place") String place, @Nullable Map<String, Object> attributes,
            @Context SecurityContext security) {
        Place wanted = Place.of(place);
        if (!wanted.name.isEmpty()) {
            throw Refusal.malformed("a resource is created below " + wanted.parent + ", its name is the attribute rn");
        }
        return Response.status(Response.Status.CREATED).entity(household.tree().create(originator(security),
                wanted.parent, wanted.type.number, wanted.type.content(attributes))).build();
    }

    /** Changes the attributes that are named. */
    @PUT
    @Path("/{place: ae.*}")
    public Map<String, Object> update(@PathParam("place") String place, @Nullable Map<String, Object> attributes,
            @Context SecurityContext security) {
        Place wanted = Place.of(place).named();
        return household.tree().update(originator(security), wanted.parent + "/" + wanted.name,
                wanted.type.content(attributes));
    }

    /** Deletes a resource with everything below it. */
    @DELETE
    @Path("/{place: ae.*}")
    public void delete(@PathParam("place") String place, @Context SecurityContext security) {
        Place wanted = Place.of(place).named();
        household.tree().delete(originator(security), wanted.parent + "/" + wanted.name);
    }

    private static String originator(SecurityContext security) {
        return Visitor.of(security).originator();
    }

    /** What stands at a place. */
    private enum Type {
        AE(2, "m2m:ae"), CONTAINER(3, "m2m:cnt"), INSTANCE(4, "m2m:cin");

        private final int number;
        private final String root;

        Type(int number, String root) {
            this.number = number;
            this.root = root;
        }

        /** The attributes, with or without the root member around them. */
        private Content content(@Nullable Map<String, Object> attributes) {
            if (attributes == null) {
                throw Refusal.malformed("the attributes of the resource are wanted");
            }
            Object inner = attributes.getOrDefault(root, attributes);
            if (!(inner instanceof Map<?, ?>)) {
                throw Refusal.malformed(root + " is not an object");
            }
            return new Content(root, Documents.neutral(inner));
        }
    }

    /** An address in parts; the name is empty where all children of the type are meant. */
    private record Place(Type type, String parent, String name) {
        static Place of(String path) {
            List<String> parts = List.of(path.replaceFirst("/$", "").split("/", -1));
            boolean isKnown = parts.getFirst().equals("ae") && (parts.size() < 3 || parts.get(2).equals("container"))
                    && (parts.size() < 5 || parts.get(4).equals("cin")) && parts.size() <= 6
                    && parts.stream().noneMatch(String::isEmpty);
            if (!isKnown) {
                throw Refusal.unknown("there is ae/{ae}/container/{cnt}/cin/{cin}, and not " + path);
            }
            String name = parts.size() % 2 == 0 ? parts.getLast() : "";
            return switch ((parts.size() + 1) / 2) {
                case 1 -> new Place(Type.AE, "", name);
                case 2 -> new Place(Type.CONTAINER, "/" + parts.get(1), name);
                default -> new Place(Type.INSTANCE, "/" + parts.get(1) + "/" + parts.get(3),
                        name.equals("latest") ? "la" : name);
            };
        }

        Place named() {
            if (name.isEmpty()) {
                throw Refusal.malformed("the name of a resource is wanted");
            }
            return this;
        }
    }
}
