// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import java.nio.file.Path;
import java.time.Clock;

/**
 * What the interface asks about people: all parts of this package together. Immutable; its parts are thread-safe.
 *
 * @param people everybody who has an account
 * @param accounts how they come and go
 * @param sessions who has logged in
 * @param logs what is written down
 * @param rules what holds here
 */
public record FrontDoor(People people, Accounts accounts, Sessions sessions, Logs logs, Rules rules)
    implements AutoCloseable {

    /**
     * Puts the parts together.
     *
     * @param stores where everything is kept
     * @param rules what holds here
     * @param data the folder in which the command line leaves new passwords
     * @param clock the present
     */
    public static FrontDoor open(Stores stores, Rules rules, Path data, Clock clock) {
        PeopleSettings settings = rules.settings;
        People people = new People(stores.persons);
        Tickets tickets = new Tickets(stores.tickets, clock);
        Journal journal = new Journal(stores.logs, clock);
        Sessions sessions = new Sessions(people, tickets, new AccessTokens(settings.accessLife(), clock), journal,
                settings.sessionLife());
        Accounts accounts = new Accounts(people, sessions, tickets, journal, new ResetFiles(data, clock));
        return new FrontDoor(people, accounts, sessions,
                new Logs(stores.logs, journal, new RequestLog(stores.logs, clock, settings.logRetention())), rules);
    }

    @Override
    public void close() {
        logs.requests.close();
    }

    /**
     * Where everything is kept.
     *
     * @param persons who has an account
     * @param tickets what was handed out to them
     * @param logs what they did
     */
    public record Stores(PersonStore persons, TicketStore tickets, LogStore logs) {}

    /**
     * What holds here.
     *
     * @param settings of the section {@code energy.people}
     * @param post sends mail
     */
    public record Rules(PeopleSettings settings, Post post) {}

    /**
     * What is written down.
     *
     * @param store where
     * @param journal deeds, durable at once
     * @param requests requests, written behind the caller's back
     */
    public record Logs(LogStore store, Journal journal, RequestLog requests) {}
}
