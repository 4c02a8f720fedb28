// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.admin;

import static java.util.Objects.requireNonNull;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Credential;
import io.wattm2m.cse.spi.CredentialConflict;
import io.wattm2m.cse.spi.Credentials;
import io.wattm2m.cse.spi.Credentials.Issued;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The resource {@code /admin/credentials}: lists, issues, rotates and revokes; what it does holds for the next request
 * over any binding, and stands in the log, without secrets. Everything else goes on to the wrapped handler.
 * Thread-safe; each request has a virtual thread, of which this is the root.
 */
public final class CredentialsHandler extends Handler.Wrapper {
    /** Where it is. */
    public static final String PATH = "/admin/credentials";
    private static final Logger LOG = LoggerFactory.getLogger(CredentialsHandler.class);
    private static final Pattern ADDRESS = Pattern.compile(PATH + "(?:/([^/]+)(/rotate)?)?/?");
    private static final int LONGEST_BODY = 16_384;
    private final Administrators administrators;
    private final Credentials credentials;
    private final InstantSource clock;

    /** The resource for these administrators. */
    public CredentialsHandler(Administrators administrators, Credentials credentials, InstantSource clock) {
        this.administrators = requireNonNull(administrators, "administrators is null");
        this.credentials = requireNonNull(credentials, "credentials is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Optional.ofNullable(request.getHttpURI().getPath()).orElse("");
        if (!path.equals(PATH) && !path.startsWith(PATH + "/")) {
            return super.handle(request, response, callback);
        }
        try {
            answer(request, path).writeTo(response, callback);
        } catch (IOException e) {
            // the administrator has gone, nobody is left to be answered
            callback.failed(e);
        }
        return true;
    }

    /** The one place where failures become answers. */
    private Answer answer(Request request, String path) throws IOException {
        try {
            String administrator = administrators.admitted(request);
            Matcher address = ADDRESS.matcher(path);
            if (!address.matches()) {
                throw RequestFailure.notFound(path);
            }
            Optional<String> id = Optional.ofNullable(address.group(1));
            return id.isEmpty() ? all(request, administrator)
                    : one(request, administrator, credential(id.get()), address.group(2) != null);
        } catch (RequestFailure failure) {
            return Answer.problem(failure);
        } catch (CredentialConflict conflict) {
            return Answer.problem(new RequestFailure(ResponseStatusCode.CONFLICT, text(conflict)));
        } catch (IllegalArgumentException wrong) {
            return Answer.problem(RequestFailure.badRequest(text(wrong)));
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", request.getMethod(), path, e);
            return Answer.problem(new RequestFailure(ResponseStatusCode.INTERNAL_SERVER_ERROR,
                    "internal error; the log of the CSE has it"));
        }
    }

    private Answer all(Request request, String administrator) throws IOException {
        return switch (request.getMethod()) {
            case "GET" -> Answer.of(200, Map.of("credentials", credentials.list().stream()
                    .map(credential -> CredentialDocuments.of(credential, clock.instant())).toList()));
            case "POST" -> {
                Issued issued = credentials.issue(CredentialDocuments.wish(body(request)));
                audit("issued", issued.credential(), administrator);
                yield Answer.of(201, CredentialDocuments.of(issued, clock.instant())).with("Location",
                        PATH + "/" + issued.credential().id());
            }
            default -> Answer.notAllowed("GET, POST");
        };
    }

    private Answer one(Request request, String administrator, Credential credential, boolean rotate) {
        return switch (request.getMethod() + (rotate ? " rotate" : "")) {
            case "POST rotate" -> {
                Issued issued = credentials.rotate(credential.id());
                audit("rotated", issued.credential(), administrator);
                yield Answer.of(200, CredentialDocuments.of(issued, clock.instant()));
            }
            case "GET" -> Answer.of(200, CredentialDocuments.of(credential, clock.instant()));
            case "DELETE" -> {
                Credential revoked = credentials.revoke(credential.id());
                audit("revoked", revoked, administrator);
                yield Answer.of(200, CredentialDocuments.of(revoked, clock.instant()));
            }
            default -> Answer.notAllowed(rotate ? "POST" : "GET, DELETE");
        };
    }

    private Credential credential(String id) {
        List<Credential> found = credentials.list().stream().filter(each -> each.id().equals(id)).toList();
        if (found.isEmpty()) {
            throw new RequestFailure(ResponseStatusCode.NOT_FOUND, "there is no credential of this identifier");
        }
        return found.getFirst();
    }

    /** Read only once it is clear that the administrator sends it. */
    private static byte[] body(Request request) throws IOException {
        String type = Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE)).orElse("");
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw new RequestFailure(ResponseStatusCode.UNSUPPORTED_MEDIA_TYPE, "the body is not application/json");
        }
        // not closed: that would wait for the rest of a body that is too long
        InputStream in = Request.asInputStream(request);
        byte[] body = in.readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            throw RequestFailure.badRequest("the body is longer than " + LONGEST_BODY + " bytes");
        }
        return body;
    }

    private static void audit(String deed, Credential credential, String administrator) {
        LOG.info("credential {} {}: {} {} of '{}', by {}", credential.id(), deed, credential.kind().shortName(),
                credential.name(), credential.originator(), administrator);
    }

    private static String text(IllegalArgumentException e) {
        return String.valueOf(e.getMessage());
    }
}
