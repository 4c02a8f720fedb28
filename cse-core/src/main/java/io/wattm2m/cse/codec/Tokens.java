// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;
import io.wattm2m.cse.primitive.Null;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Documents to and from Jackson's tokens, which JSON and CBOR have in common (TS-0004 8.4, 8.5). Pure. */
final class Tokens {
    private static final int BUFFERS = 64;
    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 100;
    private static final int MOST_BITS = 332;

    private Tokens() {}

    /** What is read at the most, so that a hostile document stays cheap. */
    static StreamReadConstraints limits() {
        return StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxNumberLength(LONGEST_NUMBER).build();
    }

    /** Buffers that documents are written with one after the other; virtual threads have none of their own to keep. */
    static RecyclerPool<BufferRecycler> buffers() {
        return JsonRecyclerPools.newBoundedPool(BUFFERS);
    }

    /** The one value that there is; IllegalArgumentException where it has no place in the document model. */
    static Object read(JsonParser parser) throws IOException {
        parser.nextToken();
        Object document = value(parser);
        if (parser.nextToken() != null) {
            throw new IllegalArgumentException("there is something behind the end of the document");
        }
        return document;
    }

    /** The bytes of a document. */
    static byte[] written(JsonFactory factory, Object document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = factory.createGenerator(bytes)) {
            write(generator, document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator generator, Object value) throws IOException {
        switch (value) {
            case Map<?, ?> object -> writeObject(generator, object);
            case Iterable<?> array -> writeArray(generator, array);
            case String text -> generator.writeString(text);
            case Long number -> generator.writeNumber(number);
            case Integer number -> generator.writeNumber(number);
            case BigInteger number -> generator.writeNumber(number);
            case Double number -> generator.writeNumber(number);
            case Boolean bool -> generator.writeBoolean(bool);
            case Null nothing -> generator.writeNull();
            default -> throw new IllegalStateException(value.getClass() + " is not part of the document model");
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> text(parser.getText());
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> number(parser.getDoubleValue());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> Null.NULL;
            case VALUE_EMBEDDED_OBJECT -> bytes(parser);
            case null, default -> throw new IllegalArgumentException("the document is empty or ends early");
        };
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            object.put(text(name), value(parser));
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new IllegalArgumentException("the document ends early");
        }
        return object;
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    private static Object integer(JsonParser parser) throws IOException {
        if (parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return parser.getLongValue();
        }
        BigInteger number = parser.getBigIntegerValue();
        if (number.bitLength() > MOST_BITS) {
            throw new IllegalArgumentException("a number has more than " + LONGEST_NUMBER + " digits");
        }
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    private static Double number(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new IllegalArgumentException("a number is not finite or too large");
        }
        return number;
    }

    /** Half a surrogate pair is no character: nothing could write it again. */
    private static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
                if (!pair) {
                    throw new IllegalArgumentException("a text has half a surrogate pair, which is no character");
                }
                i++;
            }
        }
        return text;
    }

    /** A byte string of CBOR, which some write where text is meant. */
    private static String bytes(JsonParser parser) throws IOException {
        if (!(parser.getEmbeddedObject() instanceof byte[] bytes)) {
            throw new IllegalArgumentException("a value is undefined");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a byte string is not UTF-8; send bytes as Base64 text", e);
        }
    }

    private static void writeObject(JsonGenerator generator, Map<?, ?> object) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<?, ?> member : object.entrySet()) {
            generator.writeFieldName((String) member.getKey());
            write(generator, member.getValue());
        }
        generator.writeEndObject();
    }

    private static void writeArray(JsonGenerator generator, Iterable<?> array) throws IOException {
        generator.writeStartArray();
        for (Object item : array) {
            write(generator, item);
        }
        generator.writeEndArray();
    }
}
