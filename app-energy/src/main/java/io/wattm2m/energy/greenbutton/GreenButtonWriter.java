// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.greenbutton;

import io.wattm2m.energy.greenbutton.Atom.Content;
import io.wattm2m.energy.greenbutton.Atom.Entry;
import io.wattm2m.energy.greenbutton.Atom.Feed;
import io.wattm2m.energy.greenbutton.Atom.Link;
import io.wattm2m.energy.greenbutton.Metered.Interval;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.ByteArrayOutputStream;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Writes Green Button files: of each meter a UsagePoint with a MeterReading for each direction, its ReadingType, and an
 * IntervalBlock for each day. Values are in micro-watt-hours, which loses nothing that a plug can measure. Immutable.
 */
public final class GreenButtonWriter {
    /** The exponent of the unit. */
    static final int MICRO = -6;
    private static final String ROOT = "/espi/1_1/resource/";
    private final ZoneId zone;
    private final UUID installation;

    /**
     * Writes the files of an installation.
     *
     * @param zone whose days
     * @param installation tells its meters from those of any other
     */
    public GreenButtonWriter(ZoneId zone, UUID installation) {
        this.zone = zone;
        this.installation = installation;
    }

    /**
     * The file as UTF-8.
     *
     * @param points what was measured at each, at most once in each direction, by what the point is known by for good:
     *        its ids and links are made of that, so that they are the same in every file and no other point's
     * @param now when the file is made
     */
    public byte[] write(SequencedMap<String, List<Metered>> points, Instant now) {
        Feed feed = new Feed();
        feed.id = urn(ROOT + "Batch" + now);
        feed.title = "Green Button Usage Feed";
        feed.updated = time(now);
        feed.links.add(Link.of("self", ROOT + "Batch/1"));
        feed.entries.add(entry("LocalTimeParameters/1", ROOT + "LocalTimeParameters", "Local time",
                DaylightSaving.of(zone, now)));
        points.forEach((name, meters) -> feed.entries.addAll(entries(id(name).toString(), meters)));
        feed.entries.forEach(entry -> {
            entry.published = time(now);
            entry.updated = time(now);
        });
        return bytes(feed);
    }

    private List<Entry> entries(String id, List<Metered> meters) {
        String point = "UsagePoint/" + id;
        List<Entry> entries = new ArrayList<>();
        entries.add(entry(point, ROOT + "UsagePoint", meters.getFirst().title(), new Espi.UsagePoint(),
                ROOT + point + "/MeterReading", ROOT + "LocalTimeParameters/1"));
        for (Metered meter : meters) {
            int number = meter.direction().number();
            entries.addAll(reading(point, number, "ReadingType/" + id + "-" + number, meter));
        }
        return entries;
    }

    private List<Entry> reading(String point, int number, String type, Metered meter) {
        String reading = point + "/MeterReading/" + number;
        String blocks = ROOT + reading + "/IntervalBlock";
        List<Entry> entries = new ArrayList<>();
        entries.add(entry(reading, ROOT + point + "/MeterReading", meter.title(), new Espi.MeterReading(), blocks,
                ROOT + type));
        entries.add(entry(type, ROOT + "ReadingType", "Energy", type(meter)));
        days(meter).forEach((day, intervals) -> entries.add(
                entry(reading + "/IntervalBlock/" + day.toString().replace("-", ""), blocks, "", block(intervals))));
        return entries;
    }

    private Map<LocalDate, List<Interval>> days(Metered meter) {
        return meter.intervals().stream().collect(Collectors.groupingBy(
                interval -> interval.start().atZone(zone).toLocalDate(), TreeMap::new, Collectors.toList()));
    }

    private static Espi.ReadingType type(Metered meter) {
        Espi.ReadingType type = new Espi.ReadingType();
        type.accumulationBehaviour = Espi.ReadingType.DELTA;
        type.commodity = Espi.ReadingType.ELECTRICITY_SECONDARY_METERED;
        type.dataQualifier = Espi.ReadingType.NORMAL;
        type.flowDirection = meter.direction().number();
        type.intervalLength = meter.intervals().stream().mapToLong(interval -> interval.length().toSeconds()).max()
                .orElse(0);
        type.kind = Espi.ReadingType.ENERGY;
        type.powerOfTenMultiplier = MICRO;
        type.timeAttribute = 0;
        type.uom = Espi.ReadingType.WATT_HOUR;
        return type;
    }

    private static Espi.IntervalBlock block(List<Interval> intervals) {
        Espi.IntervalBlock block = new Espi.IntervalBlock();
        Instant start = intervals.getFirst().start();
        block.interval = Espi.DateTimeInterval.of(start.getEpochSecond(),
                ChronoUnit.SECONDS.between(start, intervals.getLast().end()));
        intervals.forEach(interval -> block.readings.add(reading(interval)));
        return block;
    }

    private static Espi.IntervalReading reading(Interval interval) {
        Espi.IntervalReading reading = new Espi.IntervalReading();
        reading.qualities.add(Espi.ReadingQuality
                .of(interval.valid() ? Espi.ReadingQuality.VALID : Espi.ReadingQuality.QUESTIONABLE));
        reading.timePeriod =
                Espi.DateTimeInterval.of(interval.start().getEpochSecond(), interval.length().toSeconds());
        reading.value =
                interval.energyWh().scaleByPowerOfTen(-MICRO).setScale(0, RoundingMode.HALF_UP).longValueExact();
        return reading;
    }

    private Entry entry(String self, String up, String title, Object content, String... related) {
        Entry entry = new Entry();
        entry.id = urn(ROOT + self);
        entry.links.add(Link.of("self", ROOT + self));
        entry.links.add(Link.of("up", up));
        for (String other : related) {
            entry.links.add(Link.of("related", other));
        }
        entry.title = title;
        entry.content = Content.of(content);
        return entry;
    }

    private static byte[] bytes(Feed feed) {
        try {
            Marshaller marshaller = JAXBContext.newInstance(GreenButtonReader.ELEMENTS).createMarshaller();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            marshaller.marshal(feed, out);
            return out.toByteArray();
        } catch (JAXBException e) {
            throw new IllegalStateException("the file cannot be written", e);
        }
    }

    private String urn(String name) {
        return "urn:uuid:" + id(name);
    }

    private UUID id(String name) {
        return UUID.nameUUIDFromBytes((installation + " " + name).getBytes(StandardCharsets.UTF_8));
    }

    private static String time(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
