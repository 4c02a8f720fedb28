// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wattm2m.cse.testing.AdjustableClock;
import io.wattm2m.energy.api.InsightFixture;
import io.wattm2m.energy.community.Challenge;
import io.wattm2m.energy.community.Challenges;
import io.wattm2m.energy.community.Community;
import io.wattm2m.energy.community.Leaderboard;
import io.wattm2m.energy.community.Leaderboard.Rank;
import io.wattm2m.energy.control.ControlledDay;
import io.wattm2m.energy.control.MeasuredSavings;
import io.wattm2m.energy.control.MeasuredSavings.Counterfactual;
import io.wattm2m.energy.greenbutton.GreenButtonFile;
import io.wattm2m.energy.greenbutton.GreenButtonReader;
import io.wattm2m.energy.greenbutton.Metered;
import io.wattm2m.energy.greenbutton.Metered.Direction;
import io.wattm2m.energy.greenbutton.Metered.Interval;
import io.wattm2m.energy.incentive.ClaimedMonths;
import io.wattm2m.energy.incentive.Credit;
import io.wattm2m.energy.incentive.Reward;
import io.wattm2m.energy.incentive.RewardState;
import io.wattm2m.energy.incentive.Rewards;
import io.wattm2m.energy.incentive.RuleBook;
import io.wattm2m.energy.insight.Bills;
import io.wattm2m.energy.insight.Insight;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups.Span;
import io.wattm2m.energy.privacy.FileSeal;
import io.wattm2m.energy.privacy.SealedFiles;
import io.wattm2m.energy.report.Form;
import io.wattm2m.energy.report.KeptReport;
import io.wattm2m.energy.report.Language;
import io.wattm2m.energy.report.ReportArchive;
import io.wattm2m.energy.report.Reporter;
import io.wattm2m.energy.report.Reports;
import io.wattm2m.energy.report.Subject;
import io.wattm2m.energy.store.EnergyDatabase;
import io.wattm2m.energy.store.LedgerTables;
import io.wattm2m.energy.testing.KoreanBill;
import io.wattm2m.energy.testing.MapMemory;
import io.wattm2m.energy.testing.Verdicts;
import io.wattm2m.energy.testing.Village;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 50 homes over 90 days, of which everything is known; whatever is said of them is compared with what is known. */
class VillageTest {
    private static final YearMonth JULY = YearMonth.of(2026, Village.SAVING_MONTH);
    private static final Instant JULY_1 = Instant.parse("2026-07-01T00:00:00Z");
    private static final Instant AUGUST = Instant.parse("2026-08-03T00:00:00Z");
    private final Village village = new Village();
    private final Devices devices = devices();
    private final Insight insight = InsightFixture.of(devices, village, Village.ZONE);
    private final MapMemory memory = new MapMemory();

    @Test
    void billsAreExactToTheWon() {
        for (int home = 0; home < Village.HOMES; home++) {
            int number = home;
            Bills bills = insight.seenBy(devices.seenBy(id -> isOf(id, number)), id -> isOf(id, number)).bills();
            for (int month = 6; month <= 8; month++) {
                assertThat(bills.statement(YearMonth.of(2026, month)).bill().total())
                        .as("home %d, month %d", home, month)
                        .isEqualByComparingTo(KoreanBill.bill(month, wh(home, month)));
            }
        }
    }

    @Test
    void theLeaderboardEqualsTheTruth() {
        Village.homes().forEach(
                home -> community(JULY_1).join("h" + home, "Neighbour " + home, Village.residents(home)));

        Leaderboard board = community(AUGUST).leaderboard(JULY);

        List<Rank> truth = truth();
        assertThat(board.participants()).isEqualTo(Village.HOMES);
        assertThat(board.ranks()).isEqualTo(truth);
        assertThat(board.ranks().getFirst().perResidentKwh()).isPositive();
        assertThat(board.ranks().getLast().perResidentKwh()).isNegative();
    }

    @Test
    void fewerThanFiveAreNotShown() {
        Community community = community(AUGUST);
        IntStream.range(0, 4).forEach(home -> community(JULY_1).join("h" + home, "Neighbour " + home, 1));

        assertThat(community.leaderboard(JULY).ranks()).isEmpty();
        community(JULY_1).join("h4", "Neighbour 4", 1);
        assertThat(community.leaderboard(JULY).ranks()).hasSize(5);
        community.leave("h4");
        assertThat(community.leaderboard(JULY).ranks()).isEmpty();
    }

    @Test
    void aChallengeIsMetByThoseWhoSavedEnough() {
        AdjustableClock clock = new AdjustableClock(Instant.parse("2026-06-30T03:00:00Z"));
        Community community = new Community(memory, this::daysKwh, clock, Duration.ofDays(2));
        Verdicts verdicts = new Verdicts();
        Challenges challenges = new Challenges(memory, community, clock, verdicts);
        Village.homes().forEach(home -> community.join("h" + home, "Neighbour " + home, 1));
        challenges.add(new Challenge("c1", "Weekends in July", Challenge.Kind.WEEKEND, LocalDate.of(2026, 7, 4),
                LocalDate.of(2026, 7, 26), 20, Set.of(), false, "h1"));
        Village.homes().forEach(home -> challenges.take("c1", "h" + home, true));

        clock.advance(Duration.between(clock.instant(), AUGUST));
        challenges.settle();
        Challenge over = challenges.all().getFirst();

        assertThat(over.settled()).isTrue();
        Set<String> met = verdicts.met.keySet();
        assertThat(met).containsExactlyInAnyOrderElementsOf(Village.homes()
                .filter(home -> weekendPercent(home).compareTo(BigDecimal.valueOf(20)) >= 0)
                .mapToObj(home -> "h" + home).toList()).hasSizeBetween(10, 40);
        assertThat(challenges.badges(met.iterator().next())).hasSize(1);
        assertThat(challenges.together(over)).hasValueSatisfying(mean -> assertThat(mean.scale()).isZero());
    }

    @Test
    void theBooksBalanceAndOnlyWhatIsCreditedIsPaid() {
        try (EnergyDatabase database = EnergyDatabase.open("jdbc:h2:mem:village", 8)) {
            LedgerTables ledger = database.ledger();
            Rewards rewards =
                    new Rewards(new RuleBook(memory), new ClaimedMonths(memory), ledger, () -> AUGUST, reward -> {});
            for (int home = 0; home < Village.HOMES; home++) {
                int cutMinutes = home % 5 == 0 ? 0 : 300;
                Credit credit = credit(home, cutMinutes);
                List<Reward> claimed = rewards.claim("h" + home, JULY, List.of(credit));

                double trueWh = 24 * Village.standbyW(home) * cutMinutes / 60.0;
                assertThat(credit.savings().creditedWh()).isCloseTo(trueWh, within(trueWh * 0.02 + 1e-9));
                assertThat(claimed).hasSize(cutMinutes == 0 ? 0 : 1);
                assertBalanced(ledger);
                for (Reward reward : claimed) {
                    rewards.move(reward.id(), home % 4 == 1 ? RewardState.REJECTED : RewardState.APPROVED, "owner");
                    assertBalanced(ledger);
                    assertThat(rewards.claim("h" + home, JULY, List.of(credit))).extracting(Reward::id)
                            .containsExactly(reward.id());
                }
            }
            assertThat(ledger.waiting(500)).isNotEmpty()
                    .allSatisfy(reward -> assertThat(reward.state()).isEqualTo(RewardState.APPROVED));
        }
    }

    @Test
    void reportsAreRenderedOfEveryHome(@TempDir Path folder) throws Exception {
        Reports reports = new Reports(new Reporter(insight, devices, (ids, from, to) -> List.of(),
                (homeId, ids) -> List.of(), Village.ZONE),
                new ReportArchive(memory, new SealedFiles(folder, FileSeal.NONE)), () -> AUGUST, report -> {});
        for (int home = 0; home < Village.HOMES; home++) {
            Subject subject = new Subject("h" + home, "집 " + home, "",
                    Map.of(Village.meter(home), "계량기", Village.tv(home), "텔레비전"));
            KeptReport made = reports.make(subject, JULY.atDay(1), JULY.atEndOfMonth(), Language.KOREAN);

            String won = String.format(Locale.ROOT, "%,d KRW",
                    KoreanBill.bill(JULY.getMonthValue(), wh(home, JULY.getMonthValue())).longValueExact());
            try (PDDocument pdf = Loader.loadPDF(reports.archive().file(made, Form.PDF))) {
                assertThat(new PDFTextStripper().getText(pdf)).contains("집 " + home, won);
            }
            assertThat(new String(reports.archive().file(made, Form.HTML), StandardCharsets.UTF_8)).contains(won);
            double standbyWh = insight.outlets().waste(Village.tv(home), JULY.atEndOfMonth(), 30, BigDecimal.ONE)
                    .standbyWh();
            assertThat(standbyWh).isCloseTo(31 * 21.0 * Village.standbyW(home), within(1.0));
        }
    }

    @Test
    void greenButtonFilesComeBackWithoutLoss() {
        Span all = new Span(Village.FIRST_DAY.atStartOfDay(Village.ZONE).toInstant(),
                Village.FIRST_DAY.plusDays(Village.DAYS).atStartOfDay(Village.ZONE).toInstant());
        List<Metered> meters = Village.homes().mapToObj(home -> new Metered("home " + home, Direction.TAKEN,
                village.between(Village.meter(home), Resolution.HOUR, all, 10_000).stream()
                        .map(VillageTest::interval).toList()))
                .toList();

        List<Metered> read = GreenButtonReader.read(GreenButtonFile.of(Village.ZONE, meters, AUGUST));

        assertThat(read.stream().map(VillageTest::settled).toList().equals(meters)).isTrue();
        assertThat(meters.stream().mapToInt(meter -> meter.intervals().size()).sum())
                .isEqualTo(Village.HOMES * Village.DAYS * 24);
    }

    private Community community(Instant now) {
        return new Community(memory, this::daysKwh, Clock.fixed(now, Village.ZONE), Duration.ofDays(2));
    }

    private List<NavigableMap<LocalDate, BigDecimal>> daysKwh(String homeId, LocalDate from, LocalDate to) {
        NavigableMap<LocalDate, BigDecimal> days = new TreeMap<>();
        int home = Integer.parseInt(homeId.substring(1));
        Instant begin = from.atStartOfDay(Village.ZONE).toInstant();
        village.between(Village.meter(home), Resolution.DAY,
                new Span(begin, to.atStartOfDay(Village.ZONE).toInstant()), 1000)
                .forEach(day -> days.put(LocalDate.ofInstant(day.start(), Village.ZONE),
                        BigDecimal.valueOf(day.energyWh()).movePointLeft(3)));
        return List.of(days);
    }

    /** What the village knows: in June nothing is saved, so that a day of July was meant to be as one of its kind. */
    private static List<Rank> truth() {
        List<Rank> ranks = Village.homes().mapToObj(home -> new Rank(0, "h" + home, "Neighbour " + home,
                BigDecimal.valueOf(savedWh(home)).divide(BigDecimal.valueOf(1000L * Village.residents(home)), 1,
                        RoundingMode.HALF_UP),
                31)).toList();
        return ranks.stream().sorted(Comparator.comparing(Rank::perResidentKwh).reversed()
                .thenComparing(Rank::pseudonym)).map(
                        rank -> new Rank(1 + (int) ranks.stream()
                                .filter(other -> other.perResidentKwh().compareTo(rank.perResidentKwh()) > 0).count(),
                                rank.homeId(), rank.pseudonym(), rank.perResidentKwh(), rank.days()))
                .toList();
    }

    private static long savedWh(int home) {
        return JULY.atDay(1).datesUntil(JULY.atEndOfMonth().plusDays(1)).mapToLong(day -> IntStream.range(0, 24)
                .mapToLong(hour -> Village.usualWh(home, day, hour) - Village.meterWh(home, day, hour)).sum()).sum();
    }

    private static BigDecimal weekendPercent(int home) {
        return BigDecimal.valueOf(Village.savedPercent(home));
    }

    private static long wh(int home, int month) {
        LocalDate end = Village.FIRST_DAY.plusDays(Village.DAYS);
        return Village.FIRST_DAY.datesUntil(end).filter(day -> day.getMonthValue() == month).mapToLong(day -> IntStream
                .range(0, 24).mapToLong(hour -> Village.meterWh(home, day, hour) + Village.tvWh(home, hour)).sum())
                .sum();
    }

    /** 28 days of control, every seventh a holdout day; the standby is known, and so is what was cut. */
    private static Credit credit(int home, int cutMinutes) {
        List<ControlledDay> days = new ArrayList<>();
        for (int day = 0; day < 28; day++) {
            boolean isHoldout = day % 7 == 3;
            double cutWh = isHoldout ? 0 : Village.standbyW(home) * cutMinutes / 60.0;
            days.add(new ControlledDay(JULY.atDay(day + 1), isHoldout,
                    Village.standbyW(home) * 21 - cutWh + (day % 3 - 1) * 0.1, isHoldout ? 0 : cutMinutes, 1));
        }
        return new Credit(Village.tv(home), days.size(),
                MeasuredSavings.of(days, new Counterfactual(Village.standbyW(home), 0), home));
    }

    private static void assertBalanced(LedgerTables ledger) {
        assertThat(ledger.balances().values().stream().mapToLong(Long::longValue).sum()).isZero();
    }

    private static Interval interval(Rollup hour) {
        return new Interval(hour.start(), Duration.ofHours(1),
                BigDecimal.valueOf(hour.energyWh()).stripTrailingZeros(), true);
    }

    /** Numbers that are the same, in the same form. */
    private static Metered settled(Metered meter) {
        return new Metered(meter.title(), meter.direction(), meter.intervals().stream().map(each -> new Interval(
                each.start(), each.length(), each.energyWh().stripTrailingZeros(), each.valid())).toList());
    }

    private static boolean isOf(String deviceId, int home) {
        return deviceId.equals(Village.meter(home)) || deviceId.equals(Village.tv(home));
    }

    private static Devices devices() {
        Devices devices = new Devices();
        Village.homes().forEach(home -> List.of(Village.meter(home), Village.tv(home)).forEach(devices::add));
        return devices;
    }
}
