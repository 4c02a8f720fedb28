// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.energy.cost.Bill.Kind;
import io.wattm2m.energy.cost.Bill.Line;
import io.wattm2m.energy.cost.Tariff.Currency;
import io.wattm2m.energy.cost.Tariff.Extras;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BillingTest {
    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final Set<Integer> ALL_YEAR = IntStream.rangeClosed(1, 12).boxed().collect(Collectors.toSet());
    private static final Extras EXTRAS = new Extras(List.of(new Charge("meter", decimal("3.5"))),
            List.of(new Charge("grid", decimal("0.021"))), List.of(new Charge("VAT", decimal("19"))), decimal("0.08"));
    private static final List<Tier> STEPS = List.of(tier("0", "0.10", "1"), tier("200", "0.20", "2"),
            tier("400", "0.30", "7"));
    private static final List<Period> TIMES = List.of(
            new Period("peak", DayKind.WORKING_DAYS, 16, 22, decimal("0.40")),
            new Period("night", DayKind.ALL, 22, 6, decimal("0.15")),
            new Period("day", DayKind.ALL, 0, 24, decimal("0.25")));

    @Test
    void eachStepIsBilledAtItsPriceAndTheMonthAtTheChargeOfTheStepItEndsIn() {
        Bill bill = Billing.bill(tariff(STEPS, List.of()), MAY, List.of(used(4, 12, "450")));

        assertThat(bill.lines()).extracting(Line::label, Line::amount).containsExactly(
                org.assertj.core.groups.Tuple.tuple("meter", decimal("3.50")),
                org.assertj.core.groups.Tuple.tuple("tier from 400 kWh", decimal("7.00")),
                org.assertj.core.groups.Tuple.tuple("energy from 0 kWh", decimal("20.00")),
                org.assertj.core.groups.Tuple.tuple("energy from 200 kWh", decimal("40.00")),
                org.assertj.core.groups.Tuple.tuple("energy from 400 kWh", decimal("15.00")),
                org.assertj.core.groups.Tuple.tuple("grid", decimal("9.45")),
                org.assertj.core.groups.Tuple.tuple("VAT", decimal("18.04")));
        assertThat(bill.total()).isEqualByComparingTo("112.99");
    }

    @Test
    void daysHaveAddedTheirEnergyWithItsTaxesAndWhatTheyFedIn() {
        List<UsedEnergy> before = List.of(used(4, 12, "150"), used(4, 13, "-10"));
        List<UsedEnergy> until = List.of(used(4, 12, "150"), used(4, 13, "-10"), used(6, 12, "100"),
                used(6, 13, "-20"));

        Added added = Added.between(Billing.bill(tariff(STEPS, List.of()), MAY, before),
                Billing.bill(tariff(STEPS, List.of()), MAY, until));

        assertThat(added.takenKwh()).isEqualByComparingTo("100");
        assertThat(added.lines()).extracting(Line::label, line -> line.amount().toPlainString()).containsExactly(
                org.assertj.core.groups.Tuple.tuple("energy from 0 kWh", "5.00"),
                org.assertj.core.groups.Tuple.tuple("energy from 200 kWh", "10.00"),
                org.assertj.core.groups.Tuple.tuple("grid", "2.10"),
                org.assertj.core.groups.Tuple.tuple("VAT", "3.25"),
                org.assertj.core.groups.Tuple.tuple("fed in", "-1.60"));
        assertThat(added.amount()).isEqualByComparingTo("18.75");
    }

    @Test
    void aStepEndsWithItsLastKilowattHour() {
        Bill bill = Billing.bill(tariff(STEPS, List.of()), MAY, List.of(used(4, 12, "200")));

        assertThat(bill.lines()).extracting(Line::label).contains("tier from 0 kWh")
                .doesNotContain("energy from 200 kWh");
    }

    @Test
    void theTimeOfUseIsPricedByHourWorkingDayAndHoliday() {
        Bill bill = Billing.bill(tariff(List.of(), TIMES), MAY, List.of(used(4, 16, "1"), used(4, 21, "2"),
                used(5, 17, "4"), used(9, 17, "8"), used(4, 22, "16"), used(4, 5, "32"), used(4, 6, "64")));

        assertThat(bill.lines()).filteredOn(line -> line.kind() == Kind.ENERGY)
                .extracting(Line::label, line -> line.quantity().intValue()).containsExactly(
                        org.assertj.core.groups.Tuple.tuple("peak", 3),
                        org.assertj.core.groups.Tuple.tuple("night", 48),
                        org.assertj.core.groups.Tuple.tuple("day", 76));
    }

    @Test
    void whereThereAreBothTheTimeOfUseIsPricedOnTopOfTheSteps() {
        Tariff both = tariff(STEPS, TIMES);
        Bill bill = Billing.bill(both, MAY, List.of(used(4, 16, "150"), used(4, 12, "100")));

        assertThat(bill.lines()).filteredOn(line -> line.kind() == Kind.ENERGY).extracting(Line::label, Line::amount)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("energy from 0 kWh", decimal("20.00")),
                        org.assertj.core.groups.Tuple.tuple("energy from 200 kWh", decimal("10.00")),
                        org.assertj.core.groups.Tuple.tuple("peak", decimal("60.00")),
                        org.assertj.core.groups.Tuple.tuple("day", decimal("25.00")));
        // 0.40 and 0.25 by the time, 0.12 by the steps and 0.021 on top of both
        Map<String, BigDecimal> shares = CostShares.of(bill, Map.of("peak", List.of(used(4, 16, "150")), "day",
                List.of(used(4, 12, "100")))).ofDevices();
        assertThat(shares.get("peak")).isEqualByComparingTo("96.57");
        assertThat(shares.get("day")).isEqualByComparingTo("46.53");
    }

    @Test
    void energyFedInIsPaidAndNotTaxed() {
        Bill with = Billing.bill(tariff(STEPS, List.of()), MAY, List.of(used(4, 12, "10"), used(4, 13, "-5")));
        Bill without = Billing.bill(tariff(STEPS, List.of()), MAY, List.of(used(4, 12, "10")));

        assertThat(without.total().subtract(with.total())).isEqualByComparingTo("0.40");
        assertThat(with.takenKwh()).isEqualByComparingTo("10");
    }

    @Property(tries = 200)
    void theSumOfThePartsIsTheTotalAndTheSharesWithTheRestAreToo(@ForAll("energy") List<UsedEnergy> energy) {
        for (Tariff tariff : tariffs()) {
            Bill bill = Billing.bill(tariff, MAY, energy);
            Map<String, List<UsedEnergy>> devices =
                    energy.stream().collect(Collectors.groupingBy(used -> "plug" + used.at().getMinute() % 3));
            CostShares shares = CostShares.of(bill, devices);

            assertThat(bill.lines().stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(bill.total());
            assertThat(shares.ofDevices().values().stream().reduce(shares.rest(), BigDecimal::add))
                    .isEqualByComparingTo(bill.total());
            assertThat(bill.lines()).allSatisfy(line -> assertThat(line.amount().scale()).isEqualTo(2));
            assertThat(shares.ofDevices().values()).allSatisfy(share -> assertThat(share).isNotNegative());
        }
    }

    @Property(tries = 200)
    void neitherOrderNorSplittingChangesTheBill(@ForAll("energy") List<UsedEnergy> energy, @ForAll Random random) {
        List<UsedEnergy> split = new ArrayList<>();
        for (UsedEnergy used : energy) {
            BigDecimal part = used.kwh().multiply(BigDecimal.valueOf(random.nextInt(101), 2));
            split.add(new UsedEnergy(used.at().withMinute(0), part));
            split.add(new UsedEnergy(used.at().withMinute(59), used.kwh().subtract(part)));
        }
        Collections.shuffle(split, random);

        for (Tariff tariff : tariffs()) {
            Bill whole = Billing.bill(tariff, MAY, energy);
            Bill parts = Billing.bill(tariff, MAY, split);
            assertThat(parts.lines()).usingRecursiveComparison()
                    .withComparatorForType(BigDecimal::compareTo, BigDecimal.class).isEqualTo(whole.lines());
        }
    }

    @Test
    void theFactorOfItsDayMakesTheCarbonDioxide() {
        List<CarbonFactor> factors = List.of(new CarbonFactor(LocalDate.of(2026, 5, 10), decimal("0.4"), "new"),
                new CarbonFactor(LocalDate.of(2020, 1, 1), decimal("0.5"), "old"));

        assertThat(CarbonFactor.kg(List.of(used(9, 23, "2"), used(10, 0, "3"), used(10, 1, "-7")), factors))
                .isEqualByComparingTo("2.2");
    }

    @Test
    void aTariffThatIsNotCompleteIsRefusedWithTheReason() {
        assertThatThrownBy(() -> new Season("summer", Set.of(7), List.of(), List.of())).hasMessageContaining("summer");
        assertThatThrownBy(() -> new Season("summer", Set.of(7), List.of(), TIMES.subList(0, 2)))
                .hasMessageContaining("0 to 24");
        assertThatThrownBy(() -> new Tariff("x", "x", "x", LocalDate.EPOCH, new Currency("EUR", 2),
                List.of(new Season("summer", Set.of(7), STEPS, List.of())), EXTRAS, Set.of()))
                .hasMessageContaining("month 1 is in 0 seasons");
    }

    @Test
    void aMonthIsBilledByTheVersionOfItsDay() {
        Tariff old = tariff(STEPS, List.of());
        Tariff dated = new Tariff(old.id(), "new", "x", LocalDate.of(2026, 5, 1), old.currency(), old.seasons(),
                old.extras(), Set.of());
        Tariffs tariffs =
                new Tariffs(List.of(dated, old), List.of(new CarbonFactor(LocalDate.EPOCH, decimal("1"), "")));

        assertThat(tariffs.find("test", LocalDate.of(2026, 4, 30)).orElseThrow().name()).isEqualTo("test");
        assertThat(tariffs.find("test", LocalDate.of(2026, 5, 1)).orElseThrow().name()).isEqualTo("new");
        assertThat(tariffs.find("other", LocalDate.of(2026, 5, 1))).isEmpty();
    }

    @Provide
    Arbitrary<List<UsedEnergy>> energy() {
        Arbitrary<BigDecimal> kwh = Arbitraries.bigDecimals().between(decimal("-20"), decimal("100")).ofScale(6);
        Arbitrary<LocalDateTime> moments = Arbitraries.integers().between(0, 31 * 24 * 60 - 1)
                .map(minute -> MAY.atDay(1).atStartOfDay().plusMinutes(minute));
        return Combinators.combine(moments, kwh).as(UsedEnergy::new).list().ofMaxSize(60);
    }

    private static List<Tariff> tariffs() {
        return List.of(tariff(STEPS, List.of()), tariff(List.of(), TIMES), tariff(STEPS, TIMES),
                tariff(STEPS.subList(0, 1), List.of()));
    }

    private static Tariff tariff(List<Tier> tiers, List<Period> periods) {
        return new Tariff("test", "test", "invented", LocalDate.EPOCH, new Currency("EUR", 2),
                List.of(new Season("all", ALL_YEAR, tiers, periods)), EXTRAS, Set.of(LocalDate.of(2026, 5, 5)));
    }

    private static UsedEnergy used(int day, int hour, String kwh) {
        return new UsedEnergy(MAY.atDay(day).atTime(hour, 30), decimal(kwh));
    }

    private static Tier tier(String from, String price, String perMonth) {
        return new Tier(decimal(from), decimal(price), decimal(perMonth));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
