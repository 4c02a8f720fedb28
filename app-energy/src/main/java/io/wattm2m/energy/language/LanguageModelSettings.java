// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.language;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * The settings of the section {@code energy.language-model}.
 *
 * @param url of the endpoint that answers, such as {@code https://…/v1/chat/completions}; empty where none is asked
 * @param dialect which form of request the endpoint understands
 * @param model which of its models answers
 * @param key proves who asks; empty where nobody has to
 * @param timeout how long an answer is waited for
 */
public record LanguageModelSettings(String url, Dialect dialect, String model, String key, Duration timeout) {
    public static final LanguageModelSettings DEFAULTS =
            new LanguageModelSettings("", Dialect.OPENAI, "", "", Duration.ofSeconds(30));
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    public LanguageModelSettings {
        requireNonNull(dialect, "dialect is null");
        require(url.isEmpty() || isSafe(url),
                "energy.language-model.url has to begin with https://, or lead to this machine");
        require(url.isEmpty() || !model.isEmpty(), "energy.language-model.model is missing");
        require(timeout.isPositive(), "energy.language-model.timeout has to be longer than nothing");
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "LanguageModelSettings[" + url + ", " + dialect + ", " + model + "]";
    }

    private static boolean isSafe(String url) {
        URI uri = URI.create(url);
        boolean isHere = uri.getHost() != null && THIS_MACHINE.contains(uri.getHost());
        return "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && isHere;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** The forms of a request that are in use. */
    public enum Dialect {
        /** {@code messages} with roles, a bearer token, the answer in {@code choices}. */
        OPENAI,
        /** {@code messages} and {@code system}, the key in {@code x-api-key}, the answer in {@code content}. */
        ANTHROPIC
    }
}
