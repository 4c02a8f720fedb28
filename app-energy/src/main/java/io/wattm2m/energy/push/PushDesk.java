// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wattm2m.energy.insight.Documents;
import io.wattm2m.energy.insight.Memory;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Who has subscribed, and how they are told. Thread-safe; bounded to {@value #MOST} browsers. */
public final class PushDesk implements AutoCloseable {
    private static final int MOST = 10_000;
    private static final int MOST_OF_ONE = 10;
    private final JsonMapper json = new JsonMapper();
    private final Documents<PushSubscription> subscriptions;
    private final PushSettings settings;
    private final PushKeys keys;
    private final PushSender sender;

    /**
     * A desk with its keys in a folder.
     *
     * @param memory where subscriptions are kept
     * @param folder where the keys are kept, for the owner's eyes only
     */
    public PushDesk(Memory memory, PushSettings settings, Path folder) {
        this.subscriptions = new Documents<>(memory, "push", PushSubscription.class);
        this.settings = settings;
        this.keys = PushKeys.in(folder.resolve("push-keys"));
        this.sender = new PushSender(keys, settings.contact(), this::forget);
    }

    /** The key for which browsers subscribe ({@code applicationServerKey}), in base64url. */
    public String publicKey() {
        return keys.publicKey();
    }

    /** The browsers of a person. */
    public List<PushSubscription> of(String personId) {
        return subscriptions.last(personId + "/", MOST);
    }

    /**
     * Keeps a subscription, in the place of an earlier one of the same browser, whoever's that was.
     *
     * @throws IllegalArgumentException where its push service is none that messages are sent to
     * @throws IllegalStateException where there are too many
     */
    public synchronized void keep(PushSubscription wanted) {
        if (!settings.admit(URI.create(wanted.endpoint()))) {
            throw new IllegalArgumentException(
                    "endpoint: messages are sent to known push services only (setting energy.push.services)");
        }
        List<PushSubscription> all = subscriptions.last("", MOST);
        boolean isNew = subscriptions.find(name(wanted)).isEmpty();
        if (isNew && (of(wanted.personId()).size() >= MOST_OF_ONE || all.size() >= MOST)) {
            throw new IllegalStateException("a person has at most " + MOST_OF_ONE + " browsers that are told, all have "
                    + MOST);
        }
        subscriptions.keep(name(wanted), wanted);
        all.stream().filter(known -> known.endpoint().equals(wanted.endpoint()))
                .filter(known -> !known.personId().equals(wanted.personId())).forEach(this::forget);
    }

    /** Forgets one of a person's browsers; whether there was one. */
    public boolean forget(String personId, String id) {
        return of(personId).stream().filter(known -> known.id().equals(id)).peek(this::forget).count() > 0;
    }

    /** Forgets all browsers of a person. */
    public void forget(String personId) {
        of(personId).forEach(this::forget);
    }

    /**
     * Tells those who may know, behind the caller's back.
     *
     * @param audience who may know, by the id of the person
     * @param message what is said, by language
     */
    public void tell(Predicate<String> audience, Function<String, PushMessage> message) {
        subscriptions.last("", MOST).stream().filter(known -> audience.test(known.personId()))
                .forEach(known -> sender.send(known, text(message.apply(known.language()))));
    }

    @Override
    public void close() {
        sender.close();
    }

    private void forget(PushSubscription gone) {
        subscriptions.forget(name(gone));
    }

    private byte[] text(PushMessage message) {
        try {
            return json.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(PushSubscription subscription) {
        return subscription.personId() + "/" + subscription.id();
    }
}
