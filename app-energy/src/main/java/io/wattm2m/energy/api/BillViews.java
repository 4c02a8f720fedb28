// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.cost.Bill;
import io.wattm2m.energy.cost.Bill.Line;
import io.wattm2m.energy.cost.Tariff;
import io.wattm2m.energy.insight.Bills.Statement;
import io.wattm2m.energy.live.Device;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;

/** The documents about money; amounts in the currency named beside them. */
final class BillViews {
    private BillViews() {}

    /** A bill; the lines add up to the total, and so do the shares of the plugs and the rest. */
    record BillView(YearMonth month, String tariff, String tariffName, String source, LocalDate validFrom,
            String currency, BigDecimal takenKwh, BigDecimal fedInKwh, List<Line> lines, BigDecimal total,
            List<Share> devices, BigDecimal rest, BigDecimal co2Kg) {

        static BillView of(Statement statement, List<Device> devices) {
            Bill bill = statement.bill();
            Tariff tariff = bill.tariff();
            List<Share> shares = devices.stream()
                    .map(device -> new Share(device.deviceId(), device.name(),
                            statement.shares().ofDevices().getOrDefault(device.deviceId(), BigDecimal.ZERO)))
                    .sorted(Comparator.comparing(Share::amount).reversed()).toList();
            return new BillView(bill.month(), tariff.id(), tariff.name(), tariff.source(), tariff.validFrom(),
                    tariff.currency().code(), bill.takenKwh(), bill.fedInKwh(), bill.lines(), bill.total(), shares,
                    statement.shares().rest(), statement.co2Kg());
        }
    }

    /** What one plug has caused. */
    record Share(String deviceId, String name, BigDecimal amount) {}

    /** A version of a tariff. */
    record TariffView(String id, String name, String source, LocalDate validFrom, String currency, boolean paid) {
        static TariffView of(Tariff tariff, String paid) {
            return new TariffView(tariff.id(), tariff.name(), tariff.source(), tariff.validFrom(),
                    tariff.currency().code(), tariff.id().equals(paid));
        }
    }

    /** Months by each tariff. */
    record Comparison(YearMonth from, YearMonth to, String paid, List<Compared> tariffs) {}

    /** Months by one tariff. */
    record Compared(String tariff, String name, String currency, BigDecimal total, BigDecimal takenKwh) {}
}
