// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.people.Profile;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Sessions.Session;
import io.wattm2m.energy.people.Ticket;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documents about people; what tokens are called is from RFC 6749. */
final class AuthViews {
    private AuthViews() {}

    /** What is in a request, or Refusal that names what is missing. */
    static String required(@Nullable String value, String name) {
        if (value == null || value.isEmpty()) {
            throw Refusal.malformed("wanted is '" + name + "'");
        }
        return value;
    }

    /** Who wants an account; {@code cookie} for a browser, which never sees its tokens. */
    record Registration(@Nullable String token, @JsonAlias( {"username", "email"}) @Nullable String name,
            @Nullable String password, boolean cookie){}

    /** Who wants in. */
    record Login(@JsonAlias( {"username", "email"}) @Nullable String name, @Nullable String password,
            boolean cookie){}

    /** Who wants to go on, or to leave; browsers show their cookie instead. */
    record Refresh(@JsonProperty("refresh_token") @Nullable String refreshToken) {}

    /** Who has forgotten the password. */
    record Forgotten(@JsonAlias( {"username", "email"}) @Nullable String name){}

    /** Who has a token for a new one. */
    record Reset(@Nullable String token, @Nullable String password, boolean cookie) {}

    /** Who wants another one. */
    record NewPassword(@JsonProperty("old") @Nullable String old, @JsonProperty("new") @Nullable String wanted,
            boolean cookie) {}

    /** What somebody wants changed in what he says of himself; what is absent stays. */
    record Said(@Nullable String displayName, @Nullable String email, @Nullable String locale,
            @Nullable String theme) {
        Profile over(Profile known) {
            return new Profile(displayName == null ? known.displayName() : displayName,
                    email == null ? known.email() : email, locale == null ? known.locale() : locale,
                    theme == null ? known.theme() : theme);
        }
    }

    /** A session; the refresh token is null where the browser has it as a cookie. */
    record SessionView(@JsonProperty("access_token") @Nullable String accessToken,
            @JsonProperty("token_type") String tokenType, @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("refresh_token") @Nullable String refreshToken, PersonView user) {
        static SessionView of(Session session, boolean isBrowser) {
            return new SessionView(isBrowser ? null : session.accessToken(), "Bearer",
                    session.accessLife().toSeconds(), isBrowser ? null : session.refreshToken(),
                    PersonView.of(session.person()));
        }
    }

    /** A person, as he and the owners see him. */
    record PersonView(String id, String name, String role, String originator, @Nullable Instant created,
            String displayName, String email, String locale, String theme) {
        static PersonView of(Person person) {
            Profile profile = person.profile();
            return new PersonView(person.id(), person.name(), person.role().label(), person.originator(),
                    person.created(), profile.displayName(), profile.email(), profile.locale(), profile.theme());
        }

        static PersonView of(Visitor visitor) {
            return visitor.person().map(PersonView::of).orElseGet(
                    () -> new PersonView(visitor.id(), visitor.id(), visitor.role().orElseThrow().label(),
                            visitor.originator(), null, "", "", "", ""));
        }
    }

    /** Where a page stands that has just been opened; {@code homes} are those that whoever asks belongs to. */
    record Status(boolean hasAccounts, @Nullable PersonView user, boolean isGuest, List<Place> homes) {}

    /** A home that somebody belongs to, with what he is there. */
    record Place(String id, String name, String role, List<String> deviceIds) {
        static Place of(Home home, Person person) {
            return new Place(home.id(), home.name(), home.role(person.id()).orElseThrow().label(),
                    home.deviceIds().stream().sorted().toList());
        }
    }

    /** A key without its secret. */
    record KeyView(String label, Instant expires) {
        static KeyView of(Ticket ticket) {
            return new KeyView(ticket.detail(), ticket.expires());
        }
    }

    /** A key that is wanted; a year where nothing is said. */
    record WantedKey(@Nullable String label, @Nullable Integer days) {}

    /** A key, this once. */
    record IssuedKey(String label, String key) {}

    /** Who may do what from now on. */
    record WantedRole(@Nullable String role) {}

    /** An invitation, this once. */
    record Invitation(String role, String token) {}
}
