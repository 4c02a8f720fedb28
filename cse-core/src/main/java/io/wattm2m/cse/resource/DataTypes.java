// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.resource;

import io.wattm2m.cse.primitive.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;

/** The simple data types of TS-0004 6.3.2 and 6.3.3, and lists of them. */
public final class DataTypes {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9\\-._]*");
    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9\\-._~:/*#]+");

    /** Any text (xs:string). */
    public static final DataType<String> STRING =
            new SimpleType<>("a string", String.class, text -> text, Shape.Simple.TEXT);
    /** Text without white space at the ends or in runs (xs:token). */
    public static final DataType<String> TOKEN =
            text("a token", text -> must(!text.isBlank(), text, quoted(text) + "is blank"));
    /** m2m:resourceName: begins with a letter or digit; letters, digits, {@code - . _}. */
    public static final DataType<String> RESOURCE_NAME = text("a resource name",
            text -> must(text.length() <= 255 && NAME.matcher(text).matches(), text, quoted(text)
                    + "is not a resource name: 1 to 255 letters, digits and -._ that begin with a letter or digit"));
    /** m2m:ID: any identifier of an entity or a resource. */
    public static final DataType<String> ID = text("an identifier",
            text -> must(UNRESERVED.matcher(text).matches(), text, quoted(text) + "is not an identifier"));
    /** xs:anyURI, which may be an identifier as well. */
    public static final DataType<String> URI = text("a URI",
            text -> must(!text.isBlank() && text.chars().noneMatch(c -> c <= ' '), text,
                    quoted(text) + "is not a URI"));
    /** xs:boolean. */
    public static final DataType<Boolean> BOOLEAN = simple("a boolean", Boolean.class, UnaryOperator.identity());
    /** xs:integer. */
    public static final DataType<Long> INTEGER = number("an integer", Long.MIN_VALUE);
    /** xs:nonNegativeInteger. */
    public static final DataType<Long> NON_NEGATIVE = number("a non-negative integer", 0);
    /** xs:positiveInteger. */
    public static final DataType<Long> POSITIVE = number("a positive integer", 1);
    /** xs:float and xs:double: a number, whole or not. */
    public static final DataType<Number> FLOAT = simple("a number", Number.class, UnaryOperator.identity());
    /** m2m:timestamp. */
    public static final DataType<Instant> TIMESTAMP = parsed("a timestamp", Timestamps::parse, Timestamps::format);
    /** m2m:absRelTimestamp: a timestamp, or milliseconds counted from when it is read, as a number or a text. */
    public static final DataType<Object> ABSOLUTE_OR_RELATIVE =
            new SimpleType<>("a timestamp or a number of milliseconds", Object.class, DataTypes::absoluteOrRelative,
                    Shape.Simple.INTEGER);
    /** xs:date without a zone, e.g. {@code 2026-01-05}, or its basic form {@code 20260105}. */
    public static final DataType<String> DATE = text("a date", text -> must(
            text.matches("\\d{4}-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\\d|3[01])"), text, quoted(text) + "is not a date"));
    /** xs:time without a zone, e.g. {@code 10:15:00}, or its basic form {@code 101500}. */
    public static final DataType<String> TIME = text("a time", text -> must(
            text.matches("([01]\\d|2[0-3]):?[0-5]\\d:?[0-5]\\d([.,]\\d{1,6})?"), text,
            quoted(text) + "is not a time of the day"));
    /** m2m:eventCat: one of the standard's, or from 100 to 999 one of those who agree on it. */
    public static final DataType<Long> EVENT_CATEGORY = simple("an event category", Long.class,
            value -> must(value >= 1 && value <= 4 || value >= 100 && value <= 999, value,
                    value + " is neither 1 to 4 nor 100 to 999"));
    /** xs:duration, of which the fixed-length part only: days to seconds; how long something takes, never negative. */
    public static final DataType<Duration> DURATION = parsed("a duration", DataTypes::duration, Duration::toString);
    /** m2m:releaseVersion: {@code 2a}, or a number, also of a release that there is not yet. */
    public static final DataType<String> RELEASE_VERSION = text("a release version", text -> must(
            text.matches("[1-9]\\d?a?"), text, quoted(text) + "is not a release such as 2a, 3 or 4"));
    /** m2m:serializations: the short name or a media type of XML, JSON or CBOR. */
    public static final DataType<String> SERIALISATION = text("a serialisation", text -> must(
            text.matches("(?i)xml|json|cbor|application/(vnd\\.onem2m-[a-z]+\\+)?(xml|json|cbor)"), text,
            quoted(text) + "is none of application/xml, application/json and application/cbor"));
    /** An object with any members. */
    public static final DataType<Object> OBJECT = new SimpleType<>("an object", Object.class,
            value -> must(value instanceof Map, value, "is not an object"), Shape.Simple.ANY);
    /** Anything in the document model. */
    public static final DataType<Object> ANY = simple("a value", Object.class, UnaryOperator.identity());

    private DataTypes() {}

    /** An enumeration type of TS-0004 6.3.4: one of these integers. */
    public static DataType<Long> enumeration(long... numbers) {
        Set<Long> known = Arrays.stream(numbers).boxed().collect(Collectors.toCollection(TreeSet::new));
        return simple("one of " + known, Long.class,
                value -> must(known.contains(value), value, value + " is not one of " + known));
    }

    /** A list of values of one type, which may be empty. */
    public static <T> DataType<List<T>> listOf(DataType<T> item) {
        return new ListType<>(item, 0, false);
    }

    /** A list with at least one value. */
    public static <T> DataType<List<T>> nonEmptyListOf(DataType<T> item) {
        return new ListType<>(item, 1, false);
    }

    /** A list that XML spreads over as many elements as it has items, although they would fit into one. */
    public static <T> DataType<List<T>> repeated(DataType<T> item) {
        return new ListType<>(item, 0, true);
    }

    private static DataType<String> text(String name, UnaryOperator<String> check) {
        return new SimpleType<>(name, String.class, check, Shape.Simple.TOKEN);
    }

    private static DataType<Long> number(String name, long least) {
        return simple(name, Long.class, value -> must(value >= least, value, value + " is not " + name));
    }

    private static <T> DataType<T> simple(String name, Class<T> form, UnaryOperator<T> check) {
        Shape shape = form == Boolean.class ? Shape.Simple.BOOLEAN
                : form == Long.class ? Shape.Simple.INTEGER
                        : Number.class.isAssignableFrom(form) ? Shape.Simple.NUMBER : Shape.Simple.ANY;
        return new SimpleType<>(name, form, check, shape);
    }

    private static <T> DataType<T> parsed(String name, Function<String, T> parse, Function<T, String> format) {
        return new ParsedType<>(name, parse, format);
    }

    private static Duration duration(String text) {
        try {
            javax.xml.datatype.Duration duration = DatatypeFactory.newInstance().newDuration(text);
            if (duration.getSign() < 0) {
                throw new IllegalArgumentException("it is negative");
            }
            Calendar epoch = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
            epoch.setTimeInMillis(0);
            return Duration.ofMillis(duration.getTimeInMillis(epoch));
        } catch (DatatypeConfigurationException e) {
            throw new IllegalStateException(e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(quoted(text) + "is not a duration such as PT10S", e);
        }
    }

    private static Object absoluteOrRelative(Object value) {
        if (!(value instanceof String) && !(value instanceof Long)) {
            throw new IllegalArgumentException("is neither a timestamp nor a number of milliseconds");
        }
        Object _ = Timestamps.parse(value.toString(), Instant.EPOCH);
        return value;
    }

    private static <T> T must(boolean holds, T value, String fault) {
        if (!holds) {
            throw new IllegalArgumentException(fault);
        }
        return value;
    }

    private static String quoted(String text) {
        return "'" + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + "' ";
    }

    /** A type with one Java form that is its document form as well. */
    private record SimpleType<T>(String name, Class<T> form, UnaryOperator<T> check, Shape shape)
        implements DataType<T> {
        @Override
        public Object check(Object value) {
            if (!form.isInstance(value)) {
                throw new IllegalArgumentException("is not " + name);
            }
            return check.apply(form.cast(value));
        }

        @Override
        public T read(Object checked) {
            return form.cast(checked);
        }
    }

    /** A type whose document form is a text. */
    private record ParsedType<T>(String name, Function<String, T> parse, Function<T, String> format)
        implements DataType<T> {
        @Override
        public Object check(Object value) {
            if (!(value instanceof String text)) {
                throw new IllegalArgumentException("is not " + name);
            }
            Object _ = parse.apply(text);
            return text;
        }

        @Override
        public T read(Object checked) {
            return parse.apply((String) checked);
        }

        @Override
        public Shape shape() {
            return Shape.Simple.TOKEN;
        }

        @Override
        public Object write(T view) {
            return format.apply(view);
        }
    }

    /** A list of values of one type; items that may contain white space cannot stand in one element. */
    private record ListType<T>(DataType<T> item, int least, boolean repeated) implements DataType<List<T>> {
        private static final Set<Shape> JOINABLE =
                Set.of(Shape.Simple.TOKEN, Shape.Simple.INTEGER, Shape.Simple.NUMBER, Shape.Simple.BOOLEAN);

        @Override
        public String name() {
            return "a list, each item " + item.name();
        }

        @Override
        public Object check(Object value) {
            if (!(value instanceof List<?> items)) {
                throw new IllegalArgumentException("is not a list");
            }
            if (items.size() < least) {
                throw new IllegalArgumentException("is an empty list");
            }
            return items.stream().<Object>map(item::check).toList();
        }

        @Override
        public Shape shape() {
            return !repeated && JOINABLE.contains(item.shape()) ? new Shape.Joined(item) : new Shape.Repeated(item);
        }

        @Override
        public List<T> read(Object checked) {
            return ((List<?>) checked).stream().map(item::read).toList();
        }

        @Override
        public Object write(List<T> view) {
            return view.stream().map(item::write).toList();
        }
    }
}
