// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import static java.util.stream.Collectors.toMap;

import io.wattm2m.energy.cost.Bill;
import io.wattm2m.energy.cost.Billing;
import io.wattm2m.energy.cost.CarbonFactor;
import io.wattm2m.energy.cost.CostShares;
import io.wattm2m.energy.cost.Tariff;
import io.wattm2m.energy.cost.Tariffs;
import io.wattm2m.energy.cost.UsedEnergy;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.live.Devices;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What the household's energy costs by its own tariff and by others, and the carbon dioxide of it. Thread-safe. */
public final class Bills {
    private final Histories histories;
    private final Devices devices;
    private final Tariffs tariffs;
    private final String paid;

    /** Bills by a tariff with this id; the first of all where the id is empty. */
    public Bills(Histories histories, Devices devices, Tariffs tariffs, String tariff) {
        this.histories = histories;
        this.devices = devices;
        this.tariffs = tariffs;
        this.paid = tariff.isEmpty() ? tariffs.ids().getFirst() : tariff;
        tariff(paid, LocalDate.EPOCH);
    }

    /** The same for a part of the plugs. */
    Bills of(Devices part) {
        return new Bills(histories, part, tariffs, paid);
    }

    /** All tariffs, in all versions. */
    public Tariffs tariffs() {
        return tariffs;
    }

    /** The id of the tariff that is paid. */
    public String paid() {
        return paid;
    }

    /** The month's bill by the tariff that is paid, with the shares of the appliances and its carbon dioxide. */
    public Statement statement(YearMonth month) {
        return supposed(month, paid, used -> used);
    }

    /** The month's bill by any tariff; NoSuchElementException where there is none of this id. */
    public Bill bill(String tariff, YearMonth month) {
        LocalDate end = month.atEndOfMonth().plusDays(1);
        return Billing.bill(tariff(tariff, month.atDay(1)), month, all(used(month.atDay(1), end)));
    }

    /** What a day has added to its month's bill, and its carbon dioxide. */
    public Addition day(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        List<UsedEnergy> until = all(used(month.atDay(1), day));
        List<UsedEnergy> today = all(used(day, day.plusDays(1)));
        Tariff tariff = tariff(paid, month.atDay(1));
        BigDecimal before = CostShares.variable(Billing.bill(tariff, month, until));
        BigDecimal after =
                CostShares
                        .variable(Billing.bill(tariff, month, Stream.concat(until.stream(), today.stream()).toList()));
        return new Addition(after.subtract(before), tariff.currency().code(),
                CarbonFactor.kg(today, tariffs.carbon()), CarbonFactor.on(day, tariffs.carbon()));
    }

    /** What a kWh costs on average, with taxes and without fixed charges: this month, or in an empty one its first. */
    public BigDecimal pricePerKwh(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        Tariff tariff = tariff(paid, month.atDay(1));
        List<UsedEnergy> used = all(used(month.atDay(1), day.plusDays(1)));
        Bill bill = Billing.bill(tariff, month, used);
        Bill counted = bill.takenKwh().signum() > 0 ? bill
                : Billing.bill(tariff, month, List.of(new UsedEnergy(day.atTime(12, 0), BigDecimal.TEN)));
        return CostShares.variable(counted).divide(counted.takenKwh(), MathContext.DECIMAL32);
    }

    /** The energy of these plugs by hours, from a day on and before another. */
    public Map<String, List<UsedEnergy>> used(Collection<String> deviceIds, LocalDate from, LocalDate to) {
        return deviceIds.stream().collect(toMap(deviceId -> deviceId, id -> histories.used(id, from, to)));
    }

    /** The version of a tariff on a day, of the one that is paid where the id is empty. */
    public Tariff tariffOf(String id, LocalDate day) {
        return tariff(id.isEmpty() ? paid : id, day);
    }

    /** The month's bill by any tariff, if other energy had been used. */
    Statement supposed(YearMonth month, String tariff, UnaryOperator<Map<String, List<UsedEnergy>>> change) {
        Map<String, List<UsedEnergy>> used = change.apply(used(month.atDay(1), month.atEndOfMonth().plusDays(1)));
        List<UsedEnergy> all = all(used);
        Bill bill = Billing.bill(tariff(tariff, month.atDay(1)), month, all);
        return new Statement(bill, CostShares.of(bill, used), CarbonFactor.kg(all, tariffs.carbon()));
    }

    private Tariff tariff(String id, LocalDate day) {
        return tariffs.find(id, day).orElseThrow(() -> new NoSuchElementException(
                "there is no tariff '" + id + "', only " + String.join(", ", tariffs.ids())));
    }

    private Map<String, List<UsedEnergy>> used(LocalDate from, LocalDate to) {
        return used(devices.all().stream().map(Device::deviceId).toList(), from, to);
    }

    private static List<UsedEnergy> all(Map<String, List<UsedEnergy>> used) {
        return used.values().stream().flatMap(List::stream).toList();
    }

    /**
     * A bill and what goes with it. Immutable.
     *
     * @param bill with its parts
     * @param shares of the appliances
     * @param co2Kg carbon dioxide
     */
    public record Statement(Bill bill, CostShares shares, BigDecimal co2Kg) {}

    /**
     * What a day adds. Immutable.
     *
     * @param cost to the bill, without fixed charges
     * @param currency of the cost
     * @param co2Kg carbon dioxide
     * @param factor by which that was counted
     */
    public record Addition(BigDecimal cost, String currency, BigDecimal co2Kg, CarbonFactor factor) {}
}
