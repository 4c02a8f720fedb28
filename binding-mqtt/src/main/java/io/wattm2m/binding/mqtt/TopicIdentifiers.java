// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.spi.Entity;
import java.util.List;
import java.util.Optional;

/**
 * Identifiers of entities in topics (TS-0010 6.4): SP-relative without the leading slash, further slashes as colons;
 * {@code /id-in/Cmeter} is {@code id-in:Cmeter}, {@code //sp.org/id-in} is {@code :sp.org:id-in}. Many clients write
 * the stem {@code Cmeter} alone, which means the same at its registrar. Pure.
 *
 * @param own who speaks: a CSE, or an AE with its registrar's CSE-ID before its own
 */
record TopicIdentifiers(Entity own) {

    /** How our own identifier is written. */
    String self() {
        return write(own.id());
    }

    /** Who we are to a broker (TS-0010 6.3). */
    String clientIdentifier() {
        return (isCse() ? "C::" : "A::") + self();
    }

    /** All forms of our own identifier that others may write. */
    List<String> selves() {
        return isCse() ? List.of(self()) : List.of(self(), own.id().substring(own.id().lastIndexOf('/') + 1));
    }

    /** Whether we are a CSE, not an AE. */
    boolean isCse() {
        return own.id().lastIndexOf('/') == 0;
    }

    /** The entity that a request with this {@code to} goes to: an AE that is registered at us, or a CSE. */
    String receiver(String to) {
        int hash = to.indexOf('#');
        String address = hash < 0 ? to : to.substring(0, hash);
        String receiver = write(address.startsWith("/") ? entity(address) : registrar());
        if (receiver.isEmpty() || receiver.endsWith(":")
                || receiver.chars().anyMatch(c -> c == '+' || c == '/' || c < ' ')) {
            throw RequestFailure.badRequest("to '" + to + "' names no entity that a topic could be made of");
        }
        return receiver;
    }

    /** The entity that an identifier in a topic means: equal for all forms of it. */
    String meaning(String inTopic) {
        return canonical("/" + read(inTopic));
    }

    /**
     * Whether the entity in the topic may send in the name of the one in the primitive: its own, or as a CSE that of an
     * entity which is registered at it and whose request it forwards.
     */
    boolean speaksFor(String inTopic, String inPrimitive) {
        String sender = meaning(inTopic);
        return canonical(inPrimitive).equals(sender)
                || !sender.contains("/") && canonical(inPrimitive).startsWith(sender + "/");
    }

    /**
     * The CSE in the topic that sends on what is not its own: at a CSE any that could be one, at an AE its registrar.
     * Empty where the entity in the topic can only speak for itself.
     */
    Optional<String> forwarding(String inTopic, String inPrimitive) {
        String sender = "/" + read(inTopic);
        boolean may = isCse() ? sender.lastIndexOf('/') == 0 : sender.equals(cse());
        return may && inPrimitive.startsWith("/") ? Optional.of(sender) : Optional.empty();
    }

    private static String write(String identifier) {
        return (identifier.startsWith("/") ? identifier.substring(1) : identifier).replace('/', ':');
    }

    private static String read(String inTopic) {
        return inTopic.replace(':', '/');
    }

    /** Without the leading slash, and without our own CSE-ID where it stands before a stem. */
    private String canonical(String identifier) {
        String relative = identifier.startsWith("/") ? identifier.substring(1) : identifier;
        String cse = cse().substring(1) + "/";
        return relative.startsWith(cse) ? relative.substring(cse.length()) : relative;
    }

    private String entity(String address) {
        boolean absolute = address.startsWith("//");
        String registered = cse() + "/";
        if (isCse() && address.startsWith(registered)) {
            return registered + firstLevel(address.substring(registered.length()));
        }
        if (!absolute) {
            return "/" + firstLevel(address.substring(1));
        }
        String provider = firstLevel(address.substring(2));
        String rest = address.substring(2 + provider.length());
        return "//" + provider + (rest.isEmpty() ? "" : "/" + firstLevel(rest.substring(1)));
    }

    private String registrar() {
        return isCse() ? "" : cse();
    }

    private String cse() {
        return "/" + firstLevel(own.id().substring(1));
    }

    private static String firstLevel(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }
}
