// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What refusals and advice say, in Korean: the English text is the key, with {@code {0}} for what differs from time to
 * time. What is in such a place is translated too where it is a text of its own. Immutable.
 */
final class KoreanTexts {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private final List<Text> texts;

    private KoreanTexts(List<Text> texts) {
        this.texts = texts;
    }

    /** Those that come with the application. */
    static KoreanTexts read() {
        return new KoreanTexts(table().entrySet().stream().map(text -> Text.of(text.getKey(), text.getValue()))
                .toList());
    }

    /** The table behind them, by the English texts. */
    static Map<String, String> table() {
        try (InputStream file = Objects.requireNonNull(
                KoreanTexts.class.getResourceAsStream("/energy/problems_ko.json"))) {
            return new ObjectMapper().readValue(file, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An English text in Korean; empty where nobody has translated it. */
    Optional<String> of(String english) {
        return texts.stream().flatMap(text -> text.filled(english, this).stream()).findFirst();
    }

    /** English texts in the language with this code; as they are where nobody has translated them to it. */
    List<String> in(String language, List<String> english) {
        return "ko".equals(language) ? english.stream().map(text -> of(text).orElse(text)).toList() : english;
    }

    /** A text in both languages. */
    private record Text(Pattern english, String korean) {
        static Text of(String english, String korean) {
            Matcher places = PLACE.matcher(english);
            StringBuilder pattern = new StringBuilder();
            int end = 0;
            while (places.find()) {
                pattern.append(Pattern.quote(english.substring(end, places.start()))).append("(.+?)");
                end = places.end();
            }
            return new Text(Pattern.compile(pattern + Pattern.quote(english.substring(end)), Pattern.DOTALL), korean);
        }

        Optional<String> filled(String text, KoreanTexts all) {
            Matcher found = english.matcher(text);
            return found.matches() ? Optional.of(PLACE.matcher(korean).replaceAll(place -> {
                String part = found.group(Integer.parseInt(place.group(1)) + 1);
                return Matcher.quoteReplacement(all.of(part).orElse(part));
            })) : Optional.empty();
        }
    }
}
