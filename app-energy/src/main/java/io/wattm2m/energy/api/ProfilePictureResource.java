// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.picture.PictureStore;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;

/** The picture of somebody who is logged in, which is for him alone. Thread-safe. */
@Path("/api/auth/me/picture")
@Admits(Role.RESIDENT)
public final class ProfilePictureResource {
    private static final int LONGEST_SIDE = 256;
    private final PictureFiles pictures;

    @Inject
    ProfilePictureResource(PictureStore pictures) {
        this.pictures = new PictureFiles(pictures);
    }

    /** His picture; 204 where there is none. */
    @GET
    @Produces({"image/png", "image/jpeg"})
    public Response shown(@Context SecurityContext security) {
        return pictures.shown(name(security));
    }

    /** Takes a picture, PNG or JPEG; it is made anew and no side of it is longer than 256 points. */
    @PUT
    @Consumes({"image/png", "image/jpeg"})
    public void take(InputStream body, @Context SecurityContext security) throws IOException {
        pictures.take(name(security), body, LONGEST_SIDE);
    }

    /** Takes it away again. */
    @DELETE
    public void clear(@Context SecurityContext security) {
        pictures.forget(name(security));
    }

    private static String name(SecurityContext security) {
        return "person/" + Visitor.of(security).account().id();
    }
}
