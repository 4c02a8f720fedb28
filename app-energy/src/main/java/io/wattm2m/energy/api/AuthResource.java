// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static io.wattm2m.energy.api.AuthViews.required;

import io.wattm2m.energy.api.AuthViews.Forgotten;
import io.wattm2m.energy.api.AuthViews.Login;
import io.wattm2m.energy.api.AuthViews.PersonView;
import io.wattm2m.energy.api.AuthViews.Place;
import io.wattm2m.energy.api.AuthViews.Refresh;
import io.wattm2m.energy.api.AuthViews.Registration;
import io.wattm2m.energy.api.AuthViews.Reset;
import io.wattm2m.energy.api.AuthViews.SessionView;
import io.wattm2m.energy.api.AuthViews.Status;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.people.Accounts;
import io.wattm2m.energy.people.FrontDoor;
import io.wattm2m.energy.people.Post;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Sessions.Session;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Coming and going: for those who have not proved anything yet. Thread-safe. */
@Path("/api/auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(everybody = true)
public final class AuthResource {
    private final FrontDoor door;
    private final Homes homes;
    private final Provider<Request> requests;

    @Inject
    AuthResource(FrontDoor door, Homes homes, Provider<Request> requests) {
        this.door = door;
        this.homes = homes;
        this.requests = requests;
    }

    /** Whether there are accounts, who is asking, and what he is in his homes. */
    @GET
    @Path("/status")
    public Status status(@Context SecurityContext security) {
        Visitor visitor = Visitor.of(security);
        return new Status(!door.people().isEmpty(), visitor.role().map(role -> PersonView.of(visitor)).orElse(null),
                visitor.equals(Visitor.GUEST), visitor.person().stream()
                        .flatMap(person -> homes.of(person.id()).stream().map(home -> Place.of(home, person)))
                        .toList());
    }

    /** Makes an account with the set-up token, or with an invitation; and logs in. */
    @POST
    @Path("/register")
    public Response register(@Nullable Registration wanted) {
        Registration given = present(wanted);
        return begun(201, accounts().register(required(given.token(), "token"), required(given.name(), "name"),
                required(given.password(), "password"), address()), given.cookie());
    }

    /** Logs in. */
    @POST
    @Path("/login")
    public Response login(@Nullable Login wanted) {
        Login given = present(wanted);
        return begun(200, accounts().login(required(given.name(), "name"), required(given.password(), "password"),
                address()), given.cookie());
    }

    /** Goes on with a session; each refresh token is good for this once. */
    @POST
    @Path("/refresh")
    public Response refresh(@Nullable Refresh wanted, @CookieParam(Cookies.REFRESH) @Nullable String cookie) {
        Optional<String> token = token(wanted);
        String shown = token.or(() -> Optional.ofNullable(cookie))
                .orElseThrow(() -> Refusal.unproven("there is no session to go on with"));
        return begun(200, door.sessions().renew(shown), token.isEmpty());
    }

    /** Ends a session. */
    @POST
    @Path("/logout")
    public Response logout(@Nullable Refresh wanted, @CookieParam(Cookies.REFRESH) @Nullable String cookie) {
        token(wanted).or(() -> Optional.ofNullable(cookie)).ifPresent(door.sessions()::end);
        return Response.noContent().cookie(Cookies.none(isSecure())).build();
    }

    /** Sends a token for a new password by mail. The answer is the same whether there is such an account or not. */
    @POST
    @Path("/forgot-password")
    public Response forgotten(@Nullable Forgotten wanted) {
        String name = required(present(wanted).name(), "name");
        String address = door.rules().settings().publicAddress();
        Post post = door.rules().post();
        accounts().forgotten(name, address(), reset -> send(reset, post, address));
        return Response.accepted(Map.of("detail", "if there is such an account with an address, a mail is on its way; "
                + "else the operator can make a token with ./wattm2m password-reset")).build();
    }

    /** Sets a new password with such a token; all sessions end, and a new one begins. */
    @POST
    @Path("/reset-password")
    public Response reset(@Nullable Reset wanted) {
        Reset given = present(wanted);
        return begun(200, accounts().reset(required(given.token(), "token"), required(given.password(), "password"),
                address()), given.cookie());
    }

    private static void send(Accounts.Reset reset, Post post, String address) {
        String email = reset.person().profile().email();
        if (email.isEmpty()) {
            return;
        }
        post.send(email, "WattM2M",
                "새 비밀번호를 정하려면 한 시간 안에 이 토큰을 쓰십시오. / To set a new password, use this token within an hour:\n\n"
                        + reset.secret() + "\n\n"
                        + (address.isEmpty() ? "" : address + "/#reset=" + reset.secret() + "\n"));
    }

    private Response begun(int status, Session session, boolean isBrowser) {
        Response.ResponseBuilder answer = Response.status(status).entity(SessionView.of(session, isBrowser));
        return (isBrowser ? answer.cookie(Cookies.of(session, isSecure())) : answer).build();
    }

    private static Optional<String> token(@Nullable Refresh wanted) {
        return Optional.ofNullable(wanted).map(Refresh::refreshToken);
    }

    private static <T> T present(@Nullable T wanted) {
        if (wanted == null) {
            throw Refusal.malformed("a JSON object is wanted");
        }
        return wanted;
    }

    private boolean isSecure() {
        return "https".equalsIgnoreCase(requests.get().getHeaders().get("X-Forwarded-Proto"));
    }

    private String address() {
        return Entrance.address(requests.get());
    }

    private Accounts accounts() {
        return door.accounts();
    }
}
