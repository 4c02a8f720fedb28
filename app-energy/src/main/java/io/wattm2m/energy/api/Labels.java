// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Constants as words in documents: {@code CATCH_UP} is {@code catch-up}. */
final class Labels {
    private Labels() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The constant of a word.
     *
     * @param name of the member that it stands in
     * @param word what stands there, null for nothing
     * @param otherwise what nothing means
     * @throws IllegalArgumentException naming the words that there are
     */
    static <E extends Enum<E>> E read(Class<E> type, String name, @Nullable String word, E otherwise) {
        if (word == null) {
            return otherwise;
        }
        return Arrays.stream(type.getEnumConstants()).filter(value -> of(value).equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " '" + word + "' is not one of "
                        + Arrays.stream(type.getEnumConstants()).map(Labels::of).toList()));
    }
}
