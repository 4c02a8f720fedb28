// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import java.net.URI;
import java.net.URL;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.ResourceFactory;

/**
 * The dashboard's files from {@code /web/} on the class path. A path without a file is one of the dashboard's own
 * places, for which it gets {@code index.html}. Thread-safe.
 */
final class WebPages extends Handler.Wrapper {
    private static final String INDEX = "/web/index.html";
    private static final HttpField FOREVER =
            new HttpField(HttpHeader.CACHE_CONTROL, "public, max-age=31536000, immutable");
    private static final HttpField ASK_AGAIN = new HttpField(HttpHeader.CACHE_CONTROL, "no-cache");
    private static final String ABSENT =
            "The dashboard is not part of this build; build app-energy without -Dweb.skip to have it.\n";

    private WebPages(ResourceHandler files) {
        super(files);
    }

    /** The files, or one line of text where the class path has none. */
    static Handler create() {
        URL index = WebPages.class.getResource(INDEX);
        if (index == null) {
            return new Absent();
        }
        ResourceHandler files = new ResourceHandler();
        String place = index.toString();
        URI folder = URI.create(place.substring(0, place.length() - "index.html".length()));
        files.setBaseResource(ResourceFactory.of(files).newResource(folder));
        files.setDirAllowed(false);
        return new WebPages(files);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        // the names of built assets carry a hash of what is in them
        response.getHeaders().put(path.startsWith("/assets/") ? FOREVER : ASK_AGAIN);
        if (super.handle(request, response, callback)) {
            return true;
        }
        boolean isPlace = HttpMethod.GET.is(request.getMethod()) && path.indexOf('.', path.lastIndexOf('/')) < 0;
        response.getHeaders().put(ASK_AGAIN);
        return isPlace && super.handle(Request.serveAs(request, index(request)), response, callback);
    }

    private static HttpURI index(Request request) {
        return HttpURI.build(request.getHttpURI()).path("/index.html").asImmutable();
    }

    /** Says what is missing. */
    private static final class Absent extends Handler.Abstract.NonBlocking {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            if (!Request.getPathInContext(request).equals("/")) {
                return false;
            }
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
            Content.Sink.write(response, true, ABSENT, callback);
            return true;
        }
    }
}
