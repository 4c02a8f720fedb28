// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.testing.AdjustableClock;
import io.wattm2m.energy.privacy.FileSeal;
import io.wattm2m.energy.privacy.SealedFiles;
import io.wattm2m.energy.report.Courier.Letter;
import io.wattm2m.energy.report.ReportMail.State;
import io.wattm2m.energy.testing.MapMemory;
import io.wattm2m.energy.testing.MapTimer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails with the report of July of the home h8, for anna@example.org. */
class ReportMailsTest {
    private static final Instant START = Instant.parse("2026-08-01T21:00:00Z");
    private static final KeptReport JULY = new KeptReport("r1", "h8", Language.ENGLISH, LocalDate.of(2026, 7, 1),
            LocalDate.of(2026, 7, 31), START, new BigDecimal("120.5"), BigDecimal.valueOf(20_000), "KRW",
            new BigDecimal("57.6"), Map.of());
    private final AdjustableClock clock = new AdjustableClock(START);
    private final MapMemory memory = new MapMemory();
    private final MapTimer alarms = new MapTimer();
    private final List<Letter> sent = new ArrayList<>();
    private boolean isAgreed = true;
    private boolean isDown;
    @TempDir
    private Path folder;
    private ReportArchive archive;
    private ReportMails mails;

    @BeforeEach
    void keep() {
        archive = new ReportArchive(memory, new SealedFiles(folder, FileSeal.NONE));
        archive.keep(JULY, Map.of());
        ReportPlan.in(memory).keep("h8", new ReportPlan("h8", Language.ENGLISH, 2, "anna@example.org"));
        mails = started();
    }

    @Test
    void aMailGoesOutOnceWithoutAnybodyWaitingForIt() {
        mails.take(JULY);
        assertThat(sent).isEmpty();
        assertThat(alarms.set).containsEntry("mail-h8/r1", START);

        ring();
        ring();

        assertThat(sent).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo("anna@example.org");
            assertThat(letter.subject()).contains("July 2026");
        });
        assertThat(mail().state()).isEqualTo(State.SENT);
    }

    @Test
    void whoHasNotAgreedGetsNone() {
        isAgreed = false;
        mails.take(JULY);

        ring();

        assertThat(sent).isEmpty();
        assertThat(mail().state()).isEqualTo(State.WITHHELD);
        assertThat(mail().reason()).contains("agreed");
    }

    @Test
    void whatFailsIsTriedLaterAndLaterAndGivenUpInTheEnd() {
        isDown = true;
        mails.take(JULY);

        List<Duration> pauses = new ArrayList<>();
        for (int tries = 0; tries < 7; tries++) {
            Instant before = clock.instant();
            ring();
            pauses.add(Duration.between(before, mail().next()));
            clock.advance(Duration.between(before, mail().next()));
        }

        assertThat(pauses).startsWith(Duration.ofMinutes(1), Duration.ofMinutes(5)).endsWith(Duration.ofHours(24),
                Duration.ZERO);
        assertThat(mail().state()).isEqualTo(State.FAILED);
        assertThat(mail().tries()).isEqualTo(7);
        assertThat(mail().reason()).isEqualTo("550 <…> unknown");
        isDown = false;
        ring();
        assertThat(sent).isEmpty();
    }

    @Test
    void whatWaitsGoesOutAfterARestartAlsoWhereItsAlarmIsLost() {
        isDown = true;
        mails.take(JULY);
        ring();
        alarms.set.clear();
        isDown = false;

        mails = started();
        assertThat(alarms.set).containsEntry("mail-h8/r1", START.plusSeconds(60));
        ring();

        assertThat(sent).hasSize(1);
        assertThat(mail().tries()).isEqualTo(2);
    }

    @Test
    void whatNobodyWantsAnyMoreIsForgotten() {
        mails.take(JULY);
        ReportPlan.in(memory).keep("h8", new ReportPlan("h8", Language.ENGLISH, 2, ""));

        ring();

        assertThat(mails.of(JULY)).isEmpty();
        mails.take(JULY);
        mails.forget("h8");
        ring();
        assertThat(sent).isEmpty();
    }

    private ReportMails started() {
        ReportMails made = new ReportMails(memory, archive, new ReportMails.Post(this::send,
                (homeId, address) -> isAgreed), clock);
        made.start(alarms);
        return made;
    }

    private void send(Letter letter) throws IOException {
        if (isDown) {
            throw new IOException("550 <" + letter.to() + "> unknown");
        }
        sent.add(letter);
    }

    private void ring() {
        mails.due("mail-h8/r1");
    }

    private ReportMail mail() {
        return mails.of(JULY).orElseThrow();
    }
}
