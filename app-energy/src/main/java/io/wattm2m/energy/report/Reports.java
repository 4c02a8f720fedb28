// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Makes reports and keeps them. Thread-safe. */
public final class Reports {
    private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();
    private final Reporter reporter;
    private final ReportArchive archive;
    private final InstantSource clock;
    private final Consumer<KeptReport> told;
    private final PdfWriter pdf = new PdfWriter();

    /**
     * Reports of what is known.
     *
     * @param reporter knows the figures
     * @param archive keeps what was made
     * @param clock the present
     * @param told is told of each report that was made
     */
    public Reports(Reporter reporter, ReportArchive archive, InstantSource clock, Consumer<KeptReport> told) {
        this.reporter = reporter;
        this.archive = archive;
        this.clock = clock;
        this.told = told;
    }

    /** The reports that were made. */
    public ReportArchive archive() {
        return archive;
    }

    /** The figures, from one day to another, without keeping anything. */
    public EnergyReport figures(Subject subject, LocalDate from, LocalDate to) {
        return reporter.report(subject, from, to);
    }

    /**
     * Makes a report and keeps it.
     *
     * @throws IllegalArgumentException where there are no days in it, or too many
     * @throws IllegalStateException where it cannot be written
     */
    public KeptReport make(Subject subject, LocalDate from, LocalDate to, Language language) {
        EnergyReport report = reporter.report(subject, from, to);
        Map<Form, byte[]> files = files(report, language);
        // the time is part of the name by which it is found, and a name has to be the same after a restart
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        KeptReport kept = new KeptReport(UUID.randomUUID().toString(), subject.homeId(), language, from, to, now,
                report.usage().takenKwh(), report.cost().total(), report.cost().currency(), report.carbon().kg(),
                ReportArchive.hashes(files));
        archive.keep(kept, files);
        told.accept(kept);
        return kept;
    }

    private Map<Form, byte[]> files(EnergyReport report, Language language) {
        String page = ReportPage.of(report, language);
        Map<Form, byte[]> files = new EnumMap<>(Form.class);
        files.put(Form.HTML, page.getBytes(StandardCharsets.UTF_8));
        files.put(Form.PDF, pdf.write(page));
        files.put(Form.CSV, Sheets.csv(report));
        files.put(Form.XLSX, Sheets.xlsx(report, language));
        files.put(Form.JSON, json(report));
        return files;
    }

    private static byte[] json(EnergyReport report) {
        try {
            return JSON.writeValueAsBytes(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
