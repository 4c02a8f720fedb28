// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.greenbutton;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The elements of the Energy Services Provider Interface, in the order of its schema, as JAXB fills them. Not
 * thread-safe.
 */
final class Espi {
    static final String NAMESPACE = "http://naesb.org/espi";

    private Espi() {}

    /** Where energy is measured. */
    @XmlRootElement(name = "UsagePoint")
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class UsagePoint {
        @XmlElement(name = "ServiceCategory")
        ServiceCategory serviceCategory = new ServiceCategory();
    }

    /** What is measured: 0 is electricity. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class ServiceCategory {
        static final int ELECTRICITY = 0;
        int kind = ELECTRICITY;
    }

    /** How the customer's clocks go. Offsets are in seconds. */
    @XmlRootElement(name = "LocalTimeParameters")
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class LocalTimeParameters {
        String dstEndRule = "00000000";
        long dstOffset;
        String dstStartRule = "00000000";
        long tzOffset;
    }

    /** The readings of one kind; it stands for its links. */
    @XmlRootElement(name = "MeterReading")
    static final class MeterReading {}

    /** What the values of a meter reading mean. */
    @XmlRootElement(name = "ReadingType")
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class ReadingType {
        static final int DELTA = 4;
        static final int ELECTRICITY_SECONDARY_METERED = 1;
        static final int NORMAL = 12;
        static final int ENERGY = 12;
        static final int WATT_HOUR = 72;
        @Nullable
        Integer accumulationBehaviour;
        @Nullable
        Integer commodity;
        @Nullable
        Integer dataQualifier;
        @Nullable
        Integer flowDirection;
        @Nullable
        Long intervalLength;
        @Nullable
        Integer kind;
        @Nullable
        Integer powerOfTenMultiplier;
        @Nullable
        Integer timeAttribute;
        @Nullable
        Integer uom;
    }

    /** Values one after another. */
    @XmlRootElement(name = "IntervalBlock")
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class IntervalBlock {
        @Nullable
        DateTimeInterval interval;
        @XmlElement(name = "IntervalReading")
        List<IntervalReading> readings = new ArrayList<>();
    }

    /** Both in seconds, the start since 1970. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class DateTimeInterval {
        @Nullable
        Long duration;
        @Nullable
        Long start;

        static DateTimeInterval of(long start, long duration) {
            DateTimeInterval interval = new DateTimeInterval();
            interval.start = start;
            interval.duration = duration;
            return interval;
        }
    }

    /** One value. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class IntervalReading {
        @XmlElement(name = "ReadingQuality")
        List<ReadingQuality> qualities = new ArrayList<>();
        @Nullable
        DateTimeInterval timePeriod;
        @Nullable
        Long value;
    }

    /** How good a value is. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class ReadingQuality {
        static final int VALID = 0;
        static final int QUESTIONABLE = 10;
        int quality;

        static ReadingQuality of(int quality) {
            ReadingQuality made = new ReadingQuality();
            made.quality = quality;
            return made;
        }
    }
}
