// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.greenbutton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.energy.greenbutton.Metered.Direction;
import io.wattm2m.energy.greenbutton.Metered.Interval;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GreenButtonTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Instant NOW = Instant.parse("2026-01-05T10:15:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Property(tries = 200)
    void whatIsWrittenIsReadAgain(@ForAll("meters") List<Metered> meters) {
        assertThat(GreenButtonReader.read(GreenButtonFile.of(SEOUL, meters, NOW))).isEqualTo(meters);
    }

    @Provide
    Arbitrary<List<Metered>> meters() {
        Arbitrary<BigDecimal> energy = Arbitraries.bigDecimals().between(BigDecimal.valueOf(-1000),
                BigDecimal.valueOf(100_000)).ofScale(6);
        Arbitrary<List<Interval>> intervals = energy.list().ofMaxSize(60).map(GreenButtonTest::hours);
        return net.jqwik.api.Combinators.combine(Arbitraries.of("TV", "냉장고", "a < b & \"c\""),
                Arbitraries.of(Direction.class), intervals).as(Metered::new).list().ofMinSize(1).ofMaxSize(3);
    }

    /** The elements and their order as ESPI's schema has them. */
    @Test
    void aFileHasTheElementsOfTheSchema() {
        String file = text(GreenButtonFile.of(SEOUL,
                List.of(new Metered("TV", Direction.TAKEN, hours(List.of(new BigDecimal("1.5"))))), NOW));

        assertThat(file).startsWith("<?xml").contains("xmlns=\"http://www.w3.org/2005/Atom\"",
                "xmlns:espi=\"http://naesb.org/espi\"", "<espi:ServiceCategory><espi:kind>0</espi:kind>",
                "<content type=\"application/xml\"><espi:MeterReading/></content>",
                "<espi:ReadingType><espi:accumulationBehaviour>4</espi:accumulationBehaviour><espi:commodity>1"
                        + "</espi:commodity><espi:dataQualifier>12</espi:dataQualifier><espi:flowDirection>1"
                        + "</espi:flowDirection><espi:intervalLength>3600</espi:intervalLength><espi:kind>12"
                        + "</espi:kind><espi:powerOfTenMultiplier>-6</espi:powerOfTenMultiplier><espi:timeAttribute>0"
                        + "</espi:timeAttribute><espi:uom>72</espi:uom></espi:ReadingType>",
                "<espi:IntervalReading><espi:ReadingQuality><espi:quality>0</espi:quality></espi:ReadingQuality>"
                        + "<espi:timePeriod><espi:duration>3600</espi:duration><espi:start>1767571200</espi:start>"
                        + "</espi:timePeriod><espi:value>1500000</espi:value></espi:IntervalReading>",
                "<espi:tzOffset>32400</espi:tzOffset>");
    }

    @ParameterizedTest
    @CsvSource({"America/New_York,360E2000,B40E2000,3600,-18000", "Asia/Seoul,00000000,00000000,0,32400",
        "Europe/Berlin,3E0E2000,AE0E3000,3600,3600"})
    void theClocksOfTheTimeZoneAreTold(String zone, String start, String end, long offset, long standard) {
        Espi.LocalTimeParameters clocks = DaylightSaving.of(ZoneId.of(zone), NOW);

        assertThat(clocks.dstStartRule).isEqualTo(start);
        assertThat(clocks.dstEndRule).isEqualTo(end);
        assertThat(clocks.dstOffset).isEqualTo(offset);
        assertThat(clocks.tzOffset).isEqualTo(standard);
    }

    /** As utilities write them: no prefix, titles at the usage point, units of other sizes, other elements between. */
    @Test
    void aFileOfAUtilityIsRead() {
        assertThat(GreenButtonReader.read(UTILITY.getBytes(StandardCharsets.UTF_8))).singleElement()
                .satisfies(meter -> {
                    assertThat(meter.title()).isEqualTo("Front door");
                    assertThat(meter.direction()).isEqualTo(Direction.TAKEN);
                    assertThat(meter.intervals()).singleElement().satisfies(hour -> {
                        assertThat(hour.energyWh()).isEqualByComparingTo("5200");
                        assertThat(hour.length()).isEqualTo(HOUR);
                    });
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "<feed/>", "<feed xmlns='http://www.w3.org/2005/Atom'/>",
        "<!DOCTYPE feed [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><feed xmlns='http://www.w3.org/2005/Atom'>"
                + "<title>&a;</title></feed>"})
    void whatIsNoSuchFileIsRefused(String file) {
        assertThatThrownBy(() -> GreenButtonReader.read(file.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("root:");
    }

    @ParameterizedTest
    @CsvSource({"<value>52</value>,value", "<start>1767571200</start>,timePeriod.start",
        "<duration>3600</duration>,timePeriod.duration", "ReadingType/7,ReadingType"})
    void whatIsMissingIsNamed(String left, String named) {
        byte[] file = UTILITY.replaceFirst(left, "").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> GreenButtonReader.read(file)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    private static List<Interval> hours(List<BigDecimal> energies) {
        List<Interval> hours = new ArrayList<>();
        Instant start = Instant.parse("2026-01-05T00:00:00Z");
        for (BigDecimal energyWh : energies) {
            hours.add(new Interval(start, HOUR, energyWh.setScale(6), hours.size() % 5 != 4));
            start = start.plus(HOUR);
        }
        return hours;
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }

    private static final String UTILITY = """
            <feed xmlns="http://www.w3.org/2005/Atom">
              <entry><link rel="self" href="/p/1"/><link rel="up" href="/p"/><link rel="related" href="/p/1/m"/>
                <title>Front door</title>
                <content><UsagePoint xmlns="http://naesb.org/espi"><ServiceCategory><kind>0</kind></ServiceCategory>
                </UsagePoint></content></entry>
              <entry><link rel="self" href="/p/1/m/2"/><link rel="up" href="/p/1/m"/>
                <link rel="related" href="/p/1/m/2/b"/><link rel="related" href="/ReadingType/7"/>
                <content><MeterReading xmlns="http://naesb.org/espi"/></content></entry>
              <entry><link rel="self" href="/ReadingType/7"/><link rel="up" href="/ReadingType"/>
                <content><ReadingType xmlns="http://naesb.org/espi"><currency>840</currency>
                <flowDirection>1</flowDirection><powerOfTenMultiplier>2</powerOfTenMultiplier><uom>72</uom>
                </ReadingType></content></entry>
              <entry><link rel="self" href="/p/1/m/2/b/3"/><link rel="up" href="/p/1/m/2/b"/>
                <content><IntervalBlock xmlns="http://naesb.org/espi"><IntervalReading><cost>9</cost>
                <timePeriod><duration>3600</duration><start>1767571200</start></timePeriod>
                <value>52</value></IntervalReading></IntervalBlock></content></entry>
              <entry><link rel="self" href="/s/1"/>
                <content><UsageSummary xmlns="http://naesb.org/espi"><billLastPeriod>1</billLastPeriod></UsageSummary>
                </content></entry>
            </feed>
            """;
}
