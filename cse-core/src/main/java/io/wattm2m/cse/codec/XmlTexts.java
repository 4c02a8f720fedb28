// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import io.wattm2m.cse.resource.Shape;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Single values to and from text, as their shape says. What does not fit stays a text. Pure. */
final class XmlTexts {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,100}");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,3})?");
    private static final Pattern SPACE = Pattern.compile("[ \t\r\n]");

    private XmlTexts() {}

    /** Whether texts of this shape can stand beside each other in one element. */
    static boolean isJoinable(Shape shape) {
        return shape != Shape.Simple.TEXT && shape != Shape.Simple.ANY;
    }

    static Object read(String text, Shape shape) {
        return switch (shape) {
            case Shape.Simple.INTEGER -> whole(text.strip());
            case Shape.Simple.NUMBER -> number(text.strip());
            case Shape.Simple.BOOLEAN -> truth(text.strip());
            case Shape.Simple.TOKEN -> text.strip();
            default -> text;
        };
    }

    /** Whether a text would be read back as this value. */
    static boolean isPlain(Object value, Shape shape) {
        return switch (value) {
            case String text -> isLegal(text) && read(text, shape).equals(text) && (!text.isBlank() || text.isEmpty());
            case Boolean bool -> shape != Shape.Simple.ANY && shape != Shape.Simple.TEXT;
            case Number number -> shape != Shape.Simple.ANY && shape != Shape.Simple.TEXT;
            default -> false;
        };
    }

    /** Whether a text can stand in a list of them. */
    static boolean isItem(Object value, Shape shape) {
        return isPlain(value, shape)
                && !(value instanceof String text && (text.isEmpty() || SPACE.matcher(text).find()));
    }

    private static boolean isLegal(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0xFFFE || c == '\t' || c == '\n' || c == '\r');
    }

    private static Object whole(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return text;
        }
        BigInteger number = new BigInteger(text);
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    private static Object number(String text) {
        if (WHOLE.matcher(text).matches() || !NUMBER.matcher(text).matches()) {
            return whole(text);
        }
        double number = Double.parseDouble(text);
        return Double.isInfinite(number) ? text : (Object) number;
    }

    private static Object truth(String text) {
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> text;
        };
    }
}
