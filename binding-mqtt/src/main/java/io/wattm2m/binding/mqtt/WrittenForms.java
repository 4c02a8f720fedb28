// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * In which form entities write themselves into topics: who sends as {@code Cmeter} listens there too, not at
 * {@code id-in:Cmeter}. Remembers the entities that were heard last; for others TS-0010's own form holds. Thread-safe.
 */
final class WrittenForms {
    private static final long REMEMBERED = 10_000;

    private final Cache<String, String> forms = Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final TopicIdentifiers identifiers;

    WrittenForms(TopicIdentifiers identifiers) {
        this.identifiers = identifiers;
    }

    /** This is how the originator of a request writes itself. */
    void heard(String originator) {
        forms.put(identifiers.meaning(originator), originator);
    }

    /** The form that the entity itself writes, or this one. */
    String of(String receiver) {
        String heard = forms.getIfPresent(identifiers.meaning(receiver));
        return heard == null ? receiver : heard;
    }
}
