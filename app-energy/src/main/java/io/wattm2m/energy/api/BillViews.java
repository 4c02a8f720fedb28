// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.cost.Bill;
import io.wattm2m.energy.cost.Bill.Line;
import io.wattm2m.energy.cost.Tariff;
import io.wattm2m.energy.insight.Bills.Statement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The documents about money; amounts in the currency named beside them. */
final class BillViews {
    private BillViews() {}

    /**
     * A bill; the lines add up to the total, and so do the shares of the plugs and the rest. The sum of several homes
     * has their bills instead of lines, and a tariff only where all pay the same.
     */
    record BillView(String home, String homeName, YearMonth month, @Nullable String tariff,
            @Nullable String tariffName, @Nullable String source, @Nullable LocalDate validFrom, String currency,
            BigDecimal takenKwh, BigDecimal fedInKwh, List<Line> lines, BigDecimal total, List<Share> devices,
            BigDecimal rest, BigDecimal co2Kg, List<BillView> homes) {

        static BillView of(OneHome home, Statement statement) {
            Bill bill = statement.bill();
            Tariff tariff = bill.tariff();
            List<Share> shares = home.household().devices().all().stream()
                    .map(device -> new Share(device.deviceId(), device.name(),
                            statement.shares().ofDevices().getOrDefault(device.deviceId(), BigDecimal.ZERO)))
                    .sorted(Comparator.comparing(Share::amount).reversed()).toList();
            return new BillView(home.id(), home.name(), bill.month(), tariff.id(), tariff.name(), tariff.source(),
                    tariff.validFrom(), tariff.currency().code(), bill.takenKwh(), bill.fedInKwh(), bill.lines(),
                    bill.total(), shares, statement.shares().rest(), statement.co2Kg(), List.of());
        }

        /** The only one, or the sum of several. */
        static BillView of(List<BillView> bills) {
            BillView first = bills.getFirst();
            if (bills.size() == 1) {
                return first;
            }
            boolean isOne = bills.stream().map(BillView::tariff).distinct().count() == 1;
            return new BillView("", "", first.month, isOne ? first.tariff : null, isOne ? first.tariffName : null,
                    isOne ? first.source : null, isOne ? first.validFrom : null, first.currency,
                    sum(bills, BillView::takenKwh), sum(bills, BillView::fedInKwh), List.of(),
                    sum(bills, BillView::total), bills.stream().flatMap(bill -> bill.devices.stream())
                            .sorted(Comparator.comparing(Share::amount).reversed()).toList(),
                    sum(bills, BillView::rest), sum(bills, BillView::co2Kg), bills);
        }

        private static BigDecimal sum(List<BillView> bills, Function<BillView, BigDecimal> part) {
            return bills.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** What one plug has caused. */
    record Share(String deviceId, String name, BigDecimal amount) {}

    /** A version of a tariff. */
    record TariffView(String id, String name, String source, LocalDate validFrom, String currency, boolean paid) {
        static TariffView of(Tariff tariff, Set<String> paid) {
            return new TariffView(tariff.id(), tariff.name(), tariff.source(), tariff.validFrom(),
                    tariff.currency().code(), paid.contains(tariff.id()));
        }
    }

    /** Months by each tariff; {@code paid} are the ids of those that the homes pay, separated by commas. */
    record Comparison(YearMonth from, YearMonth to, String paid, List<Compared> tariffs) {}

    /** Months by one tariff. */
    record Compared(String tariff, String name, String currency, BigDecimal total, BigDecimal takenKwh) {}
}
