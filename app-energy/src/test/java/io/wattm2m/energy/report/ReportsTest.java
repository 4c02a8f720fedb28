// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.energy.api.InsightFixture;
import io.wattm2m.energy.cost.Bill;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.privacy.FileSeal;
import io.wattm2m.energy.privacy.SealedFiles;
import io.wattm2m.energy.report.Courier.Letter;
import io.wattm2m.energy.report.EnergyReport.Advice;
import io.wattm2m.energy.report.EnergyReport.Correlation;
import io.wattm2m.energy.testing.MapMemory;
import io.wattm2m.energy.testing.MapTimer;
import io.wattm2m.energy.testing.Village;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.schema.PDFAIdentificationSchema;
import org.apache.xmpbox.xml.DomXmpParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of a home of the village, in July 2026. */
class ReportsTest {
    private static final LocalDate FROM = LocalDate.of(2026, 7, 1);
    private static final LocalDate TO = LocalDate.of(2026, 7, 31);
    private static final Subject HOME = new Subject("h8", "우리 집 <1>", "",
            Map.of(Village.meter(8), "계량기", Village.tv(8), "TV & 스피커"));
    private final Clock clock = Clock.fixed(Instant.parse("2026-08-01T00:00:00Z"), Village.ZONE);
    private final MapMemory memory = new MapMemory();
    private final List<KeptReport> told = new ArrayList<>();
    @TempDir
    private Path folder;
    private final List<Advice> advice = new ArrayList<>();
    private Reports reports;

    @BeforeEach
    void open() {
        Devices devices = new Devices();
        HOME.devices().keySet().forEach(devices::add);
        reports = new Reports(new Reporter(InsightFixture.of(devices, new Village(), Village.ZONE), devices,
                (ids, from, to) -> List.of(new Correlation("temperature", 31, 0.61, 0.32, 0.8)),
                (homeId, ids) -> advice, Village.ZONE),
                new ReportArchive(memory, new SealedFiles(folder, FileSeal.NONE)), clock, told::add);
    }

    @Test
    void theFiguresAddUp() {
        EnergyReport report = reports.figures(HOME, FROM, TO);

        BigDecimal kwh = kwh(8, FROM, TO);
        assertThat(report.usage().takenKwh()).isEqualByComparingTo(kwh);
        assertThat(report.usage().days()).hasSize(31);
        assertThat(report.usage().days().stream().map(EnergyReport.Day::kwh).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(kwh);
        assertThat(report.usage().hours().stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(kwh);
        assertThat(report.usage().devices()).extracting(EnergyReport.Device::name).containsExactly("계량기",
                "TV & 스피커");
        assertThat(report.carbon().kg()).isEqualByComparingTo(kwh.multiply(new BigDecimal("0.478")));
        assertThat(report.carbon().parts()).extracting(EnergyReport.CarbonPart::source).first().asString()
                .startsWith("Korean grid");
        assertThat(report.cost().months()).extracting(EnergyReport.Month::whole).containsExactly(true);
        assertThat(report.advice()).singleElement().extracting(each -> each.figures().get("name"))
                .isEqualTo("TV & 스피커");
    }

    @Test
    void partsOfMonthsAddUpToTheirBillsWithoutFixedCharges() {
        EnergyReport first = reports.figures(HOME, FROM, LocalDate.of(2026, 7, 12));
        EnergyReport second = reports.figures(HOME, LocalDate.of(2026, 7, 13), LocalDate.of(2026, 8, 3));
        EnergyReport whole = reports.figures(HOME, FROM, TO);

        BigDecimal fixed = whole.cost().months().getFirst().lines().stream()
                .filter(line -> line.kind() == Bill.Kind.FIXED)
                .map(Bill.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(fixed).isPositive();
        BigDecimal july =
                first.cost().months().getFirst().amount().add(second.cost().months().getFirst().amount());
        // what is rounded in one line here may be rounded in two there, and the taxes of the fixed charge are fixed
        assertThat(whole.cost().total().subtract(fixed.multiply(new BigDecimal("1.137"))).subtract(july).abs())
                .isLessThanOrEqualTo(new BigDecimal("3"));
        assertThat(second.cost().months()).hasSize(2).allSatisfy(month -> {
            assertThat(month.lines()).extracting(Bill.Line::kind)
                    .contains(Bill.Kind.ENERGY, Bill.Kind.SURCHARGE, Bill.Kind.TAX).doesNotContain(Bill.Kind.FIXED);
            assertThat(month.amount()).isEqualByComparingTo(month.lines().stream().map(Bill.Line::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add));
        });
        assertThat(ReportPage.of(first, Language.ENGLISH)).contains("value added tax", "energy from ");
    }

    @Test
    void theFileIsPdfA2bInKorean() throws Exception {
        KeptReport made = reports.make(HOME, FROM, TO, Language.KOREAN);

        byte[] pdf = reports.archive().file(made, Form.PDF);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            XMPMetadata metadata = new DomXmpParser().parse(document.getDocumentCatalog().getMetadata().toByteArray());
            PDFAIdentificationSchema identification = metadata.getPDFAIdentificationSchema();
            assertThat(identification.getPart()).isEqualTo(2);
            assertThat(identification.getConformance()).isEqualTo("B");
            assertThat(document.getDocumentCatalog().getOutputIntents()).singleElement()
                    .satisfies(intent -> assertThat(intent.getDestOutputIntent()).isNotNull());
            assertThat(document.isEncrypted()).isFalse();
            assertThat(fonts(document)).isNotEmpty().allSatisfy(font -> {
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).contains("NanumGothic");
                assertThat(font.getCOSObject().containsKey(COSName.TO_UNICODE)).isTrue();
            });
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains("에너지 보고서: 우리 집 <1>", "일별 전력 사용량", "TV & 스피커", "지역 기반",
                    "2026년 7월 1일", "온도", "대기전력").doesNotContain("{", "#");
        }
        assertThat(told).containsExactly(made);
    }

    @Test
    void theBillIsInTheLanguageOfTheReportWithTheUnitsOfItsParts() throws IOException {
        EnergyReport report = reports.figures(HOME, FROM, TO);

        assertThat(ReportPage.of(report, Language.KOREAN)).contains("부가가치세", "기후환경요금", "기본요금 (", "전력량 요금 (",
                ">10 %</td>", " KRW</td>", " kWh</td>").doesNotContain("value added", "tier from", "energy from");
        assertThat(ReportPage.of(report, Language.ENGLISH)).contains("value added tax", "tier from ", ">10 %</td>");
        KeptReport made = reports.make(HOME, FROM, TO, Language.KOREAN);
        assertThat(unzipped(folder.resolve(made.id()).resolve("report.xlsx.jwe")).values())
                .noneMatch(part -> part.contains("value added"));
    }

    @Test
    void aMonthThatIsNotOverSaysUntilWhenItWasMeasured() {
        EnergyReport july = reports.figures(HOME, FROM, TO);
        EnergyReport open = new EnergyReport(
                new EnergyReport.Scope("h8", "", FROM, TO.plusDays(4), july.scope().zone()), july.usage(), july.cost(),
                july.carbon(), july.savings(), july.surroundings(), july.advice());

        assertThat(ReportPage.of(open, Language.ENGLISH)).contains("What was measured until 31 July 2026");
        assertThat(ReportPage.of(open, Language.KOREAN)).contains("2026년 7월 31일까지 측정한 값입니다");
        assertThat(ReportPage.of(july, Language.ENGLISH)).doesNotContain("measured until");
    }

    @Test
    void theEnglishPageSaysTheSame() {
        KeptReport made = reports.make(HOME, FROM, TO, Language.ENGLISH);

        String page = new String(reports.archive().file(made, Form.HTML), StandardCharsets.UTF_8);

        assertThat(page).startsWith("<!DOCTYPE html>").contains("<html lang=\"en\">", "우리 집 &lt;1", "location-based",
                "1 July 2026", "standby", "Spearman").doesNotContain("{name}", "<1>");
    }

    @Test
    void theTablesHaveTheSameFigures() throws IOException {
        KeptReport made = reports.make(HOME, FROM, TO, Language.ENGLISH);

        List<String> lines =
                new String(reports.archive().file(made, Form.CSV), StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(32).first().isEqualTo("date,kwh");
        assertThat(lines.stream().skip(1).map(line -> new BigDecimal(line.split(",")[1])).reduce(BigDecimal.ZERO,
                BigDecimal::add)).isEqualByComparingTo(made.takenKwh());
        Map<String, String> parts = unzipped(folder.resolve(made.id()).resolve("report.xlsx.jwe"));
        assertThat(parts.get("xl/workbook.xml")).contains("Electricity by day", "Carbon dioxide");
        assertThat(parts).containsKey("xl/worksheets/sheet5.xml");
    }

    @Test
    void aFileThatWasChangedIsFoundOut() throws IOException {
        KeptReport made = reports.make(HOME, FROM, TO, Language.KOREAN);
        Files.writeString(folder.resolve(made.id()).resolve("report.csv.jwe"), "date,kwh\r\n2026-07-01,1\r\n");

        ReportArchive again = new ReportArchive(memory, new SealedFiles(folder, FileSeal.NONE));

        assertThat(again.find("h8", made.id())).contains(made);
        assertThat(again.find("h9", made.id())).isEmpty();
        assertThatThrownBy(() -> again.file(made, Form.CSV)).hasMessageContaining("SHA-256");
        again.remove(made);
        assertThat(again.of("h8")).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatElseCouldBeDoneIsSaidInTheLanguageOfTheReport() {
        advice.add(new Advice("advice.recommendation", Map.of("titleEn", "Another tariff", "textEn", "It costs less.",
                "titleKo", "다른 요금제", "textKo", "더 쌉니다.")));

        String english = ReportPage.of(reports.figures(HOME, FROM, TO), Language.ENGLISH);
        String korean = ReportPage.of(reports.figures(HOME, FROM, TO), Language.KOREAN);

        assertThat(english).contains("standby", "Another tariff: It costs less.").doesNotContain("{titleEn}", "다른");
        assertThat(korean).contains("대기전력", "다른 요금제: 더 쌉니다.").doesNotContain("Another");
    }

    @Test
    void whatIsPlannedIsMadeAndMailedAndSetAgain() {
        MapTimer alarms = new MapTimer();
        List<Letter> sent = new ArrayList<>();
        ReportMails mails = new ReportMails(memory, reports.archive(),
                new ReportMails.Post(sent::add, (homeId, address) -> homeId.equals("h8")), clock);
        ReportPlans plans = new ReportPlans(memory, reports,
                id -> id.equals("h8") ? Optional.of(HOME) : Optional.empty(), mails, clock);
        plans.start(alarms);
        plans.keep(new ReportPlan("h8", Language.KOREAN, 2, "anna@example.org"));
        Instant first = Instant.parse("2026-08-01T21:00:00Z");
        assertThat(alarms.set).containsEntry("report-h8", first);

        plans.due("report-h8", first);
        alarms.set.keySet().stream().filter(ReportMails::isMail).toList().forEach(mails::due);

        assertThat(sent).singleElement().satisfies(letter -> {
            assertThat(letter.subject()).isEqualTo("2026년 7월 에너지 보고서");
            assertThat(letter.text()).contains("kWh", "KRW");
            assertThat(letter.fileName()).isEqualTo("energy-2026-07.pdf");
            assertThat(new String(letter.pdf().get(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        });
        assertThat(reports.archive().of("h8")).singleElement().extracting(KeptReport::from).isEqualTo(FROM);
        plans.forget("h8");
        plans.due("report-h8", first);
        assertThat(sent).hasSize(1);
    }

    @Test
    void aReportWithoutDaysOrWithTooManyIsRefused() {
        assertThatThrownBy(() -> reports.figures(HOME, TO, FROM)).hasMessageContaining("has no day");
        assertThatThrownBy(() -> reports.figures(HOME, FROM, FROM.plusYears(2))).hasMessageContaining("366 days");
        assertThatThrownBy(() -> new ReportPlan("h8", Language.KOREAN, 1, "a@b\nBcc: c"))
                .hasMessageContaining("mailTo");
    }

    private static BigDecimal kwh(int home, LocalDate from, LocalDate to) {
        long wh = from.datesUntil(to.plusDays(1)).mapToLong(day -> IntStream.range(0, 24)
                .mapToLong(hour -> Village.meterWh(home, day, hour) + Village.tvWh(home, hour)).sum()).sum();
        return BigDecimal.valueOf(wh, 3);
    }

    private static List<PDFont> fonts(PDDocument document) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        return fonts;
    }

    private static Map<String, String> unzipped(Path zip) throws IOException {
        Map<String, String> parts = new HashMap<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().toList()) {
                parts.put(entry.getName(),
                        new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
