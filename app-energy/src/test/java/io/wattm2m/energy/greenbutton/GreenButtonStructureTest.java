// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.greenbutton;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.greenbutton.Metered.Direction;
import io.wattm2m.energy.greenbutton.Metered.Interval;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * That a written file has the structure that ESPI (NAESB REQ.21) asks for: which elements in which order and how often,
 * and that each link leads somewhere.
 */
class GreenButtonStructureTest {
    private static final String ESPI = "http://naesb.org/espi";
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    /** The elements that stand in another one, in their order; one that ends in ! has to be there. */
    private static final Map<String, List<String>> CHILDREN = Map.of(
            "UsagePoint", List.of("roleFlags", "ServiceCategory!", "status", "serviceDeliveryPoint"),
            "ServiceCategory", List.of("kind!"),
            "LocalTimeParameters", List.of("dstEndRule!", "dstOffset!", "dstStartRule!", "tzOffset!"),
            "MeterReading", List.of(),
            "ReadingType", List.of("accumulationBehaviour", "commodity", "consumptionTier", "currency",
                    "dataQualifier", "defaultQuality", "flowDirection", "intervalLength", "kind", "phase",
                    "powerOfTenMultiplier", "timeAttribute", "tou", "uom"),
            "IntervalBlock", List.of("interval", "IntervalReading"),
            "interval", List.of("duration", "start"),
            "IntervalReading", List.of("cost", "ReadingQuality", "timePeriod", "value"),
            "ReadingQuality", List.of("quality!"),
            "timePeriod", List.of("duration", "start"));

    private final Document file = parsed(GreenButtonFile.of(ZoneId.of("Asia/Seoul"),
            List.of(metered("Roof", Direction.TAKEN), metered("Roof", Direction.FED_IN),
                    metered("TV", Direction.TAKEN)),
            Instant.parse("2026-01-08T10:15:00Z")));
    private final List<Element> entries = elements(file.getElementsByTagNameNS(ATOM, "entry"));

    @Test
    void eachElementHasTheChildrenThatItMayHaveInTheirOrder() {
        CHILDREN.forEach((name, allowed) -> {
            List<Element> found = elements(file.getElementsByTagNameNS(ESPI, name));
            assertThat(found).as(name).isNotEmpty();
            found.forEach(element -> assertThat(names(element)).as(name)
                    .isSortedAccordingTo((one, other) -> place(allowed, one) - place(allowed, other))
                    .allMatch(child -> place(allowed, child) >= 0)
                    .containsAll(allowed.stream().filter(child -> child.endsWith("!"))
                            .map(child -> child.substring(0, child.length() - 1)).toList()));
        });
    }

    @Test
    void eachEntryIsOneResourceWithItsNameAndWhereItBelongs() {
        assertThat(entries).isNotEmpty().allSatisfy(entry -> {
            assertThat(atom(entry, "id").getFirst().getTextContent()).startsWith("urn:uuid:");
            assertThat(Stream.of("id", "title", "content", "published", "updated").map(name -> atom(entry, name)))
                    .allMatch(found -> found.size() == 1);
            assertThat(children(atom(entry, "content").getFirst())).hasSize(1);
            assertThat(links(entry, "self")).hasSize(1);
            assertThat(links(entry, "up")).singleElement()
                    .satisfies(up -> assertThat(links(entry, "self").getFirst()).startsWith(up + "/"));
        });
        assertThat(entries.stream().map(entry -> links(entry, "self"))).doesNotHaveDuplicates();
        assertThat(entries.stream().map(entry -> atom(entry, "id").getFirst().getTextContent()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aUsagePointLeadsToItsReadingsAndTheseToTheirTypeAndBlocks() {
        assertThat(of("UsagePoint")).hasSize(2).allSatisfy(point -> {
            assertThat(below(links(point, "related").getFirst(), "MeterReading")).isNotEmpty();
            assertThat(links(point, "related").get(1)).isEqualTo(links(of("LocalTimeParameters").getFirst(), "self")
                    .getFirst());
        });
        assertThat(of("MeterReading")).hasSize(3).allSatisfy(reading -> {
            assertThat(of("ReadingType").stream().map(type -> links(type, "self").getFirst())
                    .filter(links(reading, "related")::contains)).hasSize(1);
            assertThat(links(reading, "related").stream()
                    .flatMap(related -> below(related, "IntervalBlock").stream())).hasSize(2);
        });
    }

    /** One meter that counts both ways is one UsagePoint with two readings: flowDirection 1 is forward, 19 reverse. */
    @Test
    void whatIsFedInIsAReadingOfTheSamePoint() {
        String readings = links(of("UsagePoint").getFirst(), "related").getFirst();

        assertThat(below(readings, "MeterReading")).hasSize(2);
        assertThat(elements(file.getElementsByTagNameNS(ESPI, "flowDirection")).stream().map(Element::getTextContent))
                .containsExactly("1", "19", "1");
    }

    @Test
    void aBlockSpansItsReadings() {
        assertThat(elements(file.getElementsByTagNameNS(ESPI, "IntervalBlock"))).allSatisfy(block -> {
            List<Element> children = children(block);
            assertThat(children.getFirst().getLocalName()).isEqualTo("interval");
            long seconds = children.stream().skip(1).mapToLong(reading -> number(reading, "duration")).sum();
            assertThat(number(children.getFirst(), "duration")).isEqualTo(seconds);
            assertThat(number(children.getFirst(), "start")).isEqualTo(number(children.get(1), "start"));
        });
    }

    private List<Element> of(String resource) {
        return entries.stream().filter(
                entry -> children(atom(entry, "content").getFirst()).getFirst().getLocalName().equals(resource))
                .toList();
    }

    private List<Element> below(String collection, String resource) {
        return of(resource).stream().filter(entry -> links(entry, "up").contains(collection)).toList();
    }

    private static int place(List<String> allowed, String name) {
        return Math.max(allowed.indexOf(name), allowed.indexOf(name + "!"));
    }

    private static List<String> links(Element entry, String relation) {
        return atom(entry, "link").stream().filter(link -> link.getAttribute("rel").equals(relation))
                .map(link -> link.getAttribute("href")).toList();
    }

    private static List<Element> atom(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> ATOM.equals(child.getNamespaceURI()) && child.getLocalName().equals(name)).toList();
    }

    private static long number(Element parent, String name) {
        return Long.parseLong(parent.getElementsByTagNameNS(ESPI, name).item(0).getTextContent());
    }

    private static List<String> names(Element parent) {
        return children(parent).stream().map(Element::getLocalName).toList();
    }

    private static List<Element> children(Element parent) {
        return elements(parent.getChildNodes());
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).filter(Element.class::isInstance)
                .map(Element.class::cast).toList();
    }

    /** Two days of the zone. */
    private static Metered metered(String title, Direction direction) {
        Instant start = Instant.parse("2026-01-05T13:00:00Z");
        return new Metered(title, direction, IntStream.range(0, 4).mapToObj(hour -> new Interval(
                start.plus(Duration.ofHours(hour)), Duration.ofHours(1), BigDecimal.valueOf(hour), hour > 0))
                .toList());
    }

    private static Document parsed(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
