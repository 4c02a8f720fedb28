// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.greenbutton;

import io.wattm2m.energy.greenbutton.Atom.Entry;
import io.wattm2m.energy.greenbutton.Atom.Feed;
import io.wattm2m.energy.greenbutton.Metered.Direction;
import io.wattm2m.energy.greenbutton.Metered.Interval;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads Green Button files of any utility, as far as they tell of electric energy by intervals. Neither document types
 * nor entities are read.
 */
public final class GreenButtonReader {
    /** What may stand in a file; an element that is not among them is passed over. */
    static final Class<?>[] ELEMENTS = {Feed.class, Espi.UsagePoint.class, Espi.LocalTimeParameters.class,
        Espi.MeterReading.class, Espi.ReadingType.class, Espi.IntervalBlock.class};
    private static final String RELATED = "related";
    private static final int LARGEST_EXPONENT = 12;

    private final Map<String, Entry> bySelf = new HashMap<>();
    private final Map<String, List<Entry>> byUp = new HashMap<>();
    private final Map<String, String> titlesOfPoints = new HashMap<>();

    private GreenButtonReader(Feed feed) {
        for (Entry entry : feed.entries) {
            entry.link("self").ifPresent(self -> bySelf.putIfAbsent(self, entry));
            entry.link("up").ifPresent(up -> byUp.computeIfAbsent(up, key -> new ArrayList<>()).add(entry));
            if (entry.content(Espi.UsagePoint.class).isPresent() && entry.title != null) {
                String title = entry.title.strip();
                entry.links(RELATED).forEach(readings -> titlesOfPoints.putIfAbsent(readings, title));
            }
        }
    }

    /**
     * The energy of each meter reading that has any, in the order of the file.
     *
     * @throws IllegalArgumentException saying what is wrong with the file
     */
    public static List<Metered> read(byte[] file) {
        Feed feed = feed(file);
        GreenButtonReader reader = new GreenButtonReader(feed);
        List<Metered> meters = feed.entries.stream()
                .filter(entry -> entry.content(Espi.MeterReading.class).isPresent()).map(reader::metered)
                .flatMap(Optional::stream).toList();
        if (meters.isEmpty()) {
            throw new IllegalArgumentException("there is no MeterReading of electric energy in Wh in the file");
        }
        return meters;
    }

    private static Feed feed(byte[] file) {
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(file));
            return JAXBContext.newInstance(ELEMENTS).createUnmarshaller().unmarshal(xml, Feed.class).getValue();
        } catch (XMLStreamException | JAXBException e) {
            String reason = e.getCause() instanceof XMLStreamException cause ? cause.getMessage() : e.getMessage();
            throw new IllegalArgumentException("this is no Atom feed: " + reason, e);
        }
    }

    private Optional<Metered> metered(Entry meter) {
        Espi.ReadingType type = type(meter);
        if (!Objects.equals(type.uom, Espi.ReadingType.WATT_HOUR)) {
            return Optional.empty();
        }
        int exponent = Objects.requireNonNullElse(type.powerOfTenMultiplier, 0);
        if (Math.abs(exponent) > LARGEST_EXPONENT) {
            throw new IllegalArgumentException("powerOfTenMultiplier " + exponent + " is not one");
        }
        return Optional.of(new Metered(title(meter), Direction.of(type.flowDirection), intervals(meter, exponent)));
    }

    private Espi.ReadingType type(Entry meter) {
        return meter.links(RELATED).stream().map(bySelf::get).filter(Objects::nonNull)
                .map(entry -> entry.content(Espi.ReadingType.class)).flatMap(Optional::stream).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the MeterReading " + meter.link("self").orElse("") + " is related to no ReadingType"));
    }

    /** The reading's own title, or that of the point where it is measured. */
    private String title(Entry meter) {
        return meter.title != null && !meter.title.isBlank() ? meter.title.strip()
                : titlesOfPoints.getOrDefault(meter.link("up").orElse(""), "");
    }

    private List<Interval> intervals(Entry meter, int exponent) {
        return meter.links(RELATED).stream().flatMap(related -> byUp.getOrDefault(related, List.of()).stream())
                .map(entry -> entry.content(Espi.IntervalBlock.class)).flatMap(Optional::stream)
                .flatMap(block -> block.readings.stream()).map(reading -> interval(reading, exponent))
                .sorted(Comparator.comparing(Interval::start)).toList();
    }

    private static Interval interval(Espi.IntervalReading reading, int exponent) {
        Espi.DateTimeInterval time = present(reading.timePeriod, "timePeriod");
        try {
            return new Interval(Instant.ofEpochSecond(present(time.start, "timePeriod.start")),
                    Duration.ofSeconds(present(time.duration, "timePeriod.duration")),
                    BigDecimal.valueOf(present(reading.value, "value")).scaleByPowerOfTen(exponent),
                    reading.qualities.stream()
                            .allMatch(quality -> quality.quality != Espi.ReadingQuality.QUESTIONABLE));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("an IntervalReading has no time that a calendar knows", e);
        }
    }

    private static <T> T present(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("an IntervalReading has no " + name);
        }
        return value;
    }
}
