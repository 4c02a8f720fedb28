// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.testing;

import io.wattm2m.energy.insight.Advice;
import io.wattm2m.energy.insight.AutoControl;
import io.wattm2m.energy.insight.Bills;
import io.wattm2m.energy.insight.ControlDesk;
import io.wattm2m.energy.insight.ControlTerms;
import io.wattm2m.energy.insight.DeviceBook;
import io.wattm2m.energy.insight.Forecasts;
import io.wattm2m.energy.insight.Histories;
import io.wattm2m.energy.insight.HistoryLog;
import io.wattm2m.energy.insight.Insight;
import io.wattm2m.energy.insight.LanguageModel;
import io.wattm2m.energy.insight.Memory;
import io.wattm2m.energy.insight.Outlets;
import io.wattm2m.energy.insight.TariffFile;
import io.wattm2m.energy.insight.VirtualMeters;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.measure.Edit;
import io.wattm2m.energy.measure.Portion;
import io.wattm2m.energy.measure.Rollups;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** What is known of a home by its rollups; it switches nothing and publishes nothing. */
public final class GeneratedInsight {
    private GeneratedInsight() {}

    /** In UTC, by a tariff of the examples, the first of them where its id is empty. */
    public static Insight of(Devices devices, Rollups rollups, Memory memory, String tariff) {
        return of(devices, rollups, memory, tariff, ZoneOffset.UTC);
    }

    /** The same in a zone. */
    public static Insight of(Devices devices, Rollups rollups, Memory memory, String tariff, ZoneId zone) {
        Histories histories = new Histories(rollups, zone);
        Outlets outlets = new Outlets(histories, memory);
        return new Insight(outlets, new Bills(histories, devices, TariffFile.read("", day -> false), tariff),
                new Forecasts(histories),
                new AutoControl(new ControlDesk(memory, ControlTerms.USUAL), outlets, histories,
                        (deviceId, power) -> {}, (deviceId, container, name, document) -> {}),
                new NoHistory(), new DeviceBook(memory), new VirtualMeters(memory, rollups, zone),
                new Advice(memory, LanguageModel.NONE));
    }

    private static final class NoHistory implements HistoryLog {
        @Override
        public List<Edit> edits(String deviceId, int limit) {
            return List.of();
        }

        @Override
        public List<Instant> lateDays(String deviceId) {
            return List.of();
        }

        @Override
        public List<Instant> recount(String deviceId, List<Instant> days) {
            return List.of();
        }

        @Override
        public boolean take(String deviceId, Instant day, List<Portion> portions) {
            return false;
        }
    }
}
