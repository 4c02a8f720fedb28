// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What becomes of the mail with a report; to whom it goes, the home's plan says when it is sent. Immutable.
 *
 * @param homeId whose report
 * @param reportId which
 * @param state how far it has come
 * @param tries how often it was tried
 * @param next when it is tried next; when it came to its state, where it is not
 * @param reason why it was not sent the last time; empty where nothing went wrong
 */
public record ReportMail(String homeId, String reportId, State state, int tries, Instant next, String reason) {
    /** How long is waited after each failure; after the one that comes then, it is given up. */
    static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30),
            Duration.ofHours(2), Duration.ofHours(8), Duration.ofHours(24));
    private static final int LONGEST_REASON = 200;

    public ReportMail {
        requireNonNull(homeId, "homeId is null");
        requireNonNull(reportId, "reportId is null");
        requireNonNull(state, "state is null");
        requireNonNull(next, "next is null");
        reason = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }

    static ReportMail of(KeptReport report, Instant now) {
        return new ReportMail(report.homeId(), report.id(), State.WAITING, 0, now, "");
    }

    /** By which it is kept. */
    String name() {
        return name(homeId, reportId);
    }

    static String name(String homeId, String reportId) {
        return homeId + "/" + reportId;
    }

    ReportMail sent(Instant now) {
        return new ReportMail(homeId, reportId, State.SENT, tries + 1, now, "");
    }

    ReportMail withheld(Instant now) {
        return new ReportMail(homeId, reportId, State.WITHHELD, tries, now,
                "nobody of the home who has this address has agreed to mails");
    }

    ReportMail failed(Instant now, String why) {
        boolean isLast = tries >= PAUSES.size();
        return new ReportMail(homeId, reportId, isLast ? State.FAILED : State.WAITING, tries + 1,
                isLast ? now : now.plus(PAUSES.get(tries)), why);
    }

    /** How far a mail has come. */
    public enum State {
        /** It will be tried. */
        WAITING,
        /** The mail server has it. */
        SENT,
        /** It was tried often enough. */
        FAILED,
        /** Who should get it has not agreed to that. */
        WITHHELD
    }
}
