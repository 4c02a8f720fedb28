// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import io.wattm2m.energy.cost.Bill;
import io.wattm2m.energy.report.EnergyReport.CarbonPart;
import io.wattm2m.energy.report.EnergyReport.Cost;
import io.wattm2m.energy.report.EnergyReport.Day;
import io.wattm2m.energy.report.EnergyReport.Month;
import io.wattm2m.energy.report.EnergyReport.Scope;
import io.wattm2m.energy.report.EnergyReport.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A report as a page, which PDFs are made of, too. For one thread. */
final class ReportPage {
    private final Page page = new Page();
    private final EnergyReport report;
    private final ReportTexts texts;

    private ReportPage(EnergyReport report, ReportTexts texts) {
        this.report = report;
        this.texts = texts;
    }

    /** The page as XHTML. */
    static String of(EnergyReport report, Language language) {
        return new ReportPage(report, new ReportTexts(language)).write();
    }

    private String write() {
        Scope scope = report.scope();
        String title = scope.home().isEmpty() ? texts.of("title") : texts.of("title") + ": " + scope.home();
        page.begin(texts.language(), title, style()).text("h1", title).text("p", texts.of("span",
                Map.of("from", texts.date(scope.from()), "to", texts.date(scope.to()), "zone", scope.zone())),
                "class", "span");
        measuredUntil();
        figures();
        usage(report.usage());
        cost(report.cost());
        carbon();
        savings();
        surroundings();
        advice();
        return page.text("p", texts.of("footer"), "class", "note").end();
    }

    /** A month that is not over, say, has no figures of what is still to come. */
    private void measuredUntil() {
        List<Day> days = report.usage().days();
        if (!days.isEmpty() && days.getLast().date().isBefore(report.scope().to())) {
            page.text("p", texts.of("until", Map.of("date", texts.date(days.getLast().date()))), "class", "note");
        }
    }

    private void figures() {
        Cost cost = report.cost();
        page.open("table", "class", "figures").open("tr");
        figure("used", texts.kwh(report.usage().takenKwh()));
        figure("cost", texts.money(cost.total(), cost.currency(), cost.decimals()));
        figure("carbon", texts.number(report.carbon().kg(), 2) + " kg CO2");
        if (report.usage().fedInKwh().signum() > 0) {
            figure("fedIn", texts.kwh(report.usage().fedInKwh()));
        }
        page.close().close();
    }

    private void figure(String key, String value) {
        page.open("td").text("div", texts.of(key), "class", "label").text("div", value, "class", "value").close();
    }

    private void usage(Usage usage) {
        BarChart days = BarChart.ofDays(usage.days(), texts);
        page.text("h2", texts.of(days.title()));
        days.write(page);
        page.text("h2", texts.of("byHour"));
        BarChart.ofHours(usage.hours(), texts).write(page);
        page.text("p", texts.of("byHour.note"), "class", "note").text("h2", texts.of("byDevice"));
        BigDecimal all = usage.takenKwh();
        page.table(List.of(texts.of("device"), "kWh", "%"), usage.devices().stream()
                .map(device -> List.of(device.name(), texts.number(device.kwh(), 2), all.signum() == 0 ? "–"
                        : texts.number(100 * device.kwh().doubleValue() / all.doubleValue(), 1)))
                .toList());
    }

    private void cost(Cost cost) {
        page.text("h2", texts.of("cost"));
        for (Month month : cost.months()) {
            String amount = texts.money(month.amount(), cost.currency(), cost.decimals());
            page.text("h3", texts.month(month.month()) + ": " + amount).text("p", texts.of(
                    month.whole() ? "cost.whole" : "cost.part", Map.of("tariff", month.tariff())), "class", "note");
            page.table(List.of(texts.of("cost.line"), texts.of("cost.quantity"), texts.of("cost.price"),
                    cost.currency()),
                    month.lines().stream().map(line -> row(line, cost)).toList());
        }
    }

    /** A charge is there once, energy has kWh, and a tax is a share of an amount. */
    private List<String> row(Bill.Line line, Cost cost) {
        String price = line.price().stripTrailingZeros().toPlainString();
        String quantity = switch (line.kind()) {
            case FIXED -> texts.number(line.quantity(), 0);
            case ENERGY, SURCHARGE, EXPORT -> texts.kwh(line.quantity());
            case TAX -> texts.money(line.quantity(), cost.currency(), cost.decimals());
        };
        return List.of(texts.partOfBill(line.label()), quantity, line.kind() == Bill.Kind.TAX ? price + " %" : price,
                texts.number(line.amount(), cost.decimals()));
    }

    private void carbon() {
        page.text("h2", texts.of("carbon.title")).text("p", texts.of("carbon.note"), "class", "note").table(
                List.of(texts.of("carbon.source"), texts.of("carbon.since"), "kWh", "kg CO2/kWh", "kg CO2"),
                report.carbon().parts().stream().map(this::row).toList());
    }

    private List<String> row(CarbonPart part) {
        return List.of(part.source(), part.validFrom().toString(), texts.number(part.kwh(), 2),
                part.kgPerKwh().toPlainString(), texts.number(part.kg(), 2));
    }

    private void savings() {
        if (!report.savings().isEmpty()) {
            page.text("h2", texts.of("savings")).text("p", texts.of("savings.note"), "class", "note").table(
                    List.of(texts.of("device"), texts.of("days"), texts.of("savings.perDay"),
                            texts.of("savings.credited")),
                    report.savings().stream().map(saving -> List.of(saving.name(), Integer.toString(saving.days()),
                            texts.number(saving.lowWhPerDay(), 1) + " – " + texts.number(saving.highWhPerDay(), 1),
                            texts.number(saving.creditedWh(), 0))).toList());
        }
    }

    private void surroundings() {
        if (!report.surroundings().isEmpty()) {
            page.text("h2", texts.of("surroundings")).text("p", texts.of("surroundings.note"), "class", "note").table(
                    List.of(texts.of("surroundings.quantity"), texts.of("days"), "rho", "95 %"),
                    report.surroundings().stream().map(each -> List.of(texts.nameOf("quantity", each.quantity()),
                            Integer.toString(each.days()), texts.number(each.coefficient(), 2),
                            texts.number(each.low(), 2) + " – " + texts.number(each.high(), 2))).toList());
        }
    }

    private void advice() {
        if (!report.advice().isEmpty()) {
            page.text("h2", texts.of("advice")).open("ul");
            report.advice().forEach(advice -> page.text("li", texts.of(advice)));
            page.close();
        }
    }

    private static String style() {
        try (InputStream stream =
                Objects.requireNonNull(ReportPage.class.getResourceAsStream("/energy/report.css"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
