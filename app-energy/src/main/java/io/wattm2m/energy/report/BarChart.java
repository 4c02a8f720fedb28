// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import io.wattm2m.energy.report.EnergyReport.Day;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Bars made of a table, which browsers and the PDF draw alike. Immutable.
 *
 * @param title the key of its title
 * @param bars from left to right
 * @param texts its language
 */
record BarChart(String title, List<Bar> bars, ReportTexts texts) {
    private static final int HEIGHT_PX = 110;
    private static final int MOST_DAYS = 62;
    private static final int DENSE = 16;
    private static final int LABEL_EACH = 5;

    BarChart {
        bars = List.copyOf(bars);
    }

    /** A bar for each day, or for each month where there would be too many. */
    static BarChart ofDays(List<Day> days, ReportTexts texts) {
        if (days.size() <= MOST_DAYS) {
            return new BarChart("byDay", days.stream().map(
                    day -> new Bar(Integer.toString(day.date().getDayOfMonth()), day.kwh())).toList(), texts);
        }
        Map<YearMonth, BigDecimal> months = new TreeMap<>();
        days.forEach(day -> months.merge(YearMonth.from(day.date()), day.kwh(), BigDecimal::add));
        List<Bar> bars = new ArrayList<>();
        months.forEach((month, kwh) -> bars.add(new Bar(month.toString(), kwh)));
        return new BarChart("byMonth", bars, texts);
    }

    /** A bar for each hour of the day. */
    static BarChart ofHours(List<BigDecimal> hours, ReportTexts texts) {
        return new BarChart("byHour", IntStream.range(0, hours.size())
                .mapToObj(hour -> new Bar(Integer.toString(hour), hours.get(hour))).toList(), texts);
    }

    void write(Page page) {
        BigDecimal highest = bars.stream().map(Bar::kwh).reduce(BigDecimal.ZERO, BigDecimal::max);
        if (highest.signum() == 0) {
            page.text("p", texts.of("nothing"), "class", "note");
            return;
        }
        page.text("p", texts.of("highest", Map.of("kwh", texts.kwh(highest))), "class", "note");
        page.open("table", "class", "chart").open("tr", "class", "bars");
        for (Bar bar : bars) {
            int height = (int) Math.round(HEIGHT_PX * bar.kwh.doubleValue() / highest.doubleValue());
            page.open("td", "title", bar.label + ": " + texts.kwh(bar.kwh))
                    .text("div", "", "class", "bar", "style", "height:" + height + "px").close();
        }
        page.close().open("tr", "class", "labels");
        for (int index = 0; index < bars.size(); index++) {
            boolean isLabelled = bars.size() <= DENSE || index % LABEL_EACH == 0;
            page.text("td", isLabelled ? bars.get(index).label : "");
        }
        page.close().close();
    }

    /** A bar. */
    record Bar(String label, BigDecimal kwh) {}
}
