// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import io.wattm2m.energy.report.EnergyReport.Day;
import io.wattm2m.energy.report.EnergyReport.Month;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A report as tables, unrounded: days as CSV, and everything as XLSX. Pure. */
final class Sheets {
    private Sheets() {}

    /** The days: {@code date,kwh}. */
    static byte[] csv(EnergyReport report) {
        StringBuilder csv = new StringBuilder("date,kwh\r\n");
        for (Day day : report.usage().days()) {
            csv.append(day.date()).append(',').append(day.kwh().toPlainString()).append("\r\n");
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A workbook with a sheet for each part. */
    static byte[] xlsx(EnergyReport report, Language language) {
        ReportTexts texts = new ReportTexts(language);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "WattM2M", "1.0")) {
            sheet(book, texts.of("byDay"), List.of(texts.of("day"), "kWh"), report.usage().days().stream()
                    .map(day -> List.<Object>of(day.date().toString(), day.kwh())).toList());
            sheet(book, texts.of("byHour"), List.of(texts.of("hour"), "kWh"), hours(report.usage().hours()));
            sheet(book, texts.of("byDevice"), List.of(texts.of("device"), "kWh"), report.usage().devices().stream()
                    .map(device -> List.<Object>of(device.name(), device.kwh())).toList());
            sheet(book, texts.of("cost"), List.of(texts.of("month"), texts.of("cost.line"),
                    texts.of("cost.quantity"), texts.of("cost.price"), report.cost().currency()), bill(report, texts));
            sheet(book, texts.of("carbon"), List.of(texts.of("carbon.source"), texts.of("carbon.since"), "kWh",
                    "kg CO2/kWh", "kg CO2"),
                    report.carbon().parts().stream().map(part -> List.<Object>of(part.source(),
                            part.validFrom().toString(), part.kwh(), part.kgPerKwh(), part.kg())).toList());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static List<List<Object>> hours(List<BigDecimal> hours) {
        List<List<Object>> rows = new ArrayList<>();
        hours.forEach(kwh -> rows.add(List.of(rows.size(), kwh)));
        return rows;
    }

    private static List<List<Object>> bill(EnergyReport report, ReportTexts texts) {
        List<List<Object>> rows = new ArrayList<>();
        for (Month month : report.cost().months()) {
            month.lines().forEach(line -> rows.add(List.of(month.month().toString(), texts.partOfBill(line.label()),
                    line.quantity(), line.price(), line.amount())));
            rows.add(List.of(month.month().toString(), "", month.takenKwh(), "", month.amount()));
        }
        return rows;
    }

    private static void sheet(Workbook book, String name, List<String> head, List<List<Object>> rows) {
        Worksheet sheet = book.newWorksheet(name);
        for (int column = 0; column < head.size(); column++) {
            sheet.value(0, column, head.get(column));
            sheet.style(0, column).bold().set();
        }
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                Object cell = rows.get(row).get(column);
                if (cell instanceof Number number) {
                    sheet.value(row + 1, column, number);
                } else {
                    sheet.value(row + 1, column, cell.toString());
                }
            }
        }
    }
}
