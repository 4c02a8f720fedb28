// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a language model says about the sentences that follow from the figures by rules. Nothing leaves the house unless
 * a model is set and the household has agreed; without an answer the sentences stand for themselves. Thread-safe: one
 * question at a time, and an answer serves for ten minutes.
 */
public final class Advice {
    private static final Logger LOG = LoggerFactory.getLogger(Advice.class);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final String HOUSEHOLD = "household";
    private static final String TASK = "You advise a household on saving electricity. You get sentences that were "
            + "measured. Answer in at most 120 words, in the language that is asked for, with at most three things to "
            + "do, the most effective first. Do not invent figures.";
    private final ReentrantLock asking = new ReentrantLock();
    private final Documents<Consent> consents;
    private final LanguageModel model;
    private Optional<Answered> last = Optional.empty();

    public Advice(Memory memory, LanguageModel model) {
        this.consents = new Documents<>(memory, "consent", Consent.class);
        this.model = model;
    }

    /** Whether a model is set. */
    public boolean isSet() {
        return !model.equals(LanguageModel.NONE);
    }

    /** Whether the household has agreed that its sentences are sent to the model. */
    public boolean isAgreed() {
        return consents.find(HOUSEHOLD).map(Consent::given).orElse(false);
    }

    /** Agrees, or takes that back. */
    public void agree(boolean given) {
        consents.keep(HOUSEHOLD, new Consent(given));
        forgetAnswer();
    }

    /** What is said about these sentences, in a language such as {@code Korean}. */
    public Feedback on(List<String> sentences, String language, Instant now) {
        if (!isSet()) {
            return Feedback.byRules("No language model is set.");
        }
        if (!isAgreed()) {
            return Feedback.byRules("The household has not agreed that anything is sent.");
        }
        asking.lock();
        try {
            Optional<Answered> known = last.filter(answer -> answer.serves(sentences, language, now));
            return Feedback.byModel(known.isPresent() ? known.get().text : ask(sentences, language, now));
        } catch (IOException e) {
            LOG.warn("the language model gives no answer: {}", e.getMessage());
            return Feedback.byRules("The language model gives no answer: " + e.getMessage() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Feedback.byRules("The question was interrupted.");
        } finally {
            asking.unlock();
        }
    }

    private String ask(List<String> sentences, String language, Instant now)
            throws IOException, InterruptedException {
        String text = model.ask(TASK, "Answer in " + language + ".\n" + String.join("\n", sentences));
        last = Optional.of(new Answered(List.copyOf(sentences), language, text, now));
        return text;
    }

    private void forgetAnswer() {
        asking.lock();
        try {
            last = Optional.empty();
        } finally {
            asking.unlock();
        }
    }

    /**
     * What is said. Immutable.
     *
     * @param text by the model; empty where only the rules speak
     * @param reason why only they do; empty where the model speaks
     */
    public record Feedback(String text, String reason) {
        static Feedback byRules(String reason) {
            return new Feedback("", reason);
        }

        static Feedback byModel(String text) {
            return new Feedback(text, "");
        }
    }

    /**
     * Whether the household has agreed.
     *
     * @param given whether
     */
    record Consent(boolean given) {}

    private record Answered(List<String> sentences, String language, String text, Instant at) {
        /** To who sees other plugs, other sentences are said. */
        boolean serves(List<String> said, String wanted, Instant now) {
            return sentences.equals(said) && language.equals(wanted) && now.isBefore(at.plus(FRESH));
        }
    }
}
