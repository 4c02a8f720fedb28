// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;

/** What the interface can do, to read and to generate clients from; nothing is loaded from elsewhere. Thread-safe. */
@Path("/docs")
@Admits(everybody = true)
public final class DocsResource {
    private static final Map<String, String> TYPES =
            Map.of("index.html", "text/html", "docs.css", "text/css", "docs.js", "text/javascript");

    /** The page. */
    @GET
    public Response page() {
        return Response.seeOther(URI.create("/docs/index.html")).build();
    }

    /** The description by OpenAPI 3.1. */
    @GET
    @Path("/openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    public String description() {
        return Described.TEXT;
    }

    /** The page's files. */
    @GET
    @Path("/{file}")
    public Response file(@PathParam("file") String file) {
        String type = TYPES.get(file);
        if (type == null) {
            throw new NotFoundException("there is no " + file);
        }
        try (InputStream content = DocsResource.class.getResourceAsStream("/docs/" + file)) {
            if (content == null) {
                throw new NotFoundException("there is no " + file);
            }
            return Response.ok(content.readAllBytes()).type(type + "; charset=utf-8").build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Made when somebody wants it, and once: it takes a second of a processor. */
    private static final class Described {
        static final String TEXT = Description.of(Routes.ALL);
    }
}
