// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Those who are notified, by the name in {@code to}: they note what they are told, and can be slow, away or unwilling. */
final class Targets implements Receiver {
    private final List<RequestPrimitive> received = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Set<String> unwilling = ConcurrentHashMap.newKeySet();

    @Override
    public ResponsePrimitive receive(RequestPrimitive request) {
        asked.merge(request.to(), 1, Integer::sum);
        waitWhileHeld(request.to());
        attempts.merge(request.to(), 1, Integer::sum);
        if (refusals.computeIfPresent(request.to(), (name, left) -> left == 0 ? null : left - 1) != null) {
            throw new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE, "away");
        }
        received.add(request);
        return ResponsePrimitive.of(
                unwilling.contains(request.to()) ? ResponseStatusCode.OPERATION_NOT_ALLOWED : ResponseStatusCode.OK,
                request);
    }

    /** What was told, each as {@code target net name}, {@code target sud} or {@code target agn [name, name]}. */
    List<String> told() {
        return received.stream().map(request -> request.to() + " " + text(request)).toList();
    }

    /** The names of the resources that a target was told of. */
    List<String> toldTo(String target) {
        return received.stream().filter(request -> request.to().equals(target)).map(Targets::text)
                .map(text -> text.substring(text.indexOf(' ') + 1)).toList();
    }

    List<RequestPrimitive> requests() {
        return received;
    }

    int attempts(String target) {
        return attempts.getOrDefault(target, 0);
    }

    /** How often a request has been under way to a target, whatever came of it. */
    int asked(String target) {
        return asked.getOrDefault(target, 0);
    }

    void refuse(String target, int times) {
        refusals.put(target, times);
    }

    void answerFailure(String target) {
        unwilling.add(target);
    }

    void hold(String target) {
        held.put(target, new CountDownLatch(1));
    }

    void release(String target) {
        held.get(target).countDown();
    }

    private void waitWhileHeld(String target) {
        try {
            if (held.containsKey(target)) {
                held.get(target).await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String text(RequestPrimitive request) {
        Content content = request.content().orElseThrow();
        if (content.name().equals("m2m:agn")) {
            List<?> notifications = (List<?>) content.members().get("m2m:sgn");
            return "agn " + notifications.stream().map(Map.class::cast).map(Targets::name).toList();
        }
        return text(content.members());
    }

    private static String name(Map<?, ?> notification) {
        String text = text(notification);
        return text.substring(text.indexOf(' ') + 1);
    }

    private static String text(Map<?, ?> notification) {
        if (notification.containsKey("sud")) {
            return "sud";
        }
        Map<?, ?> event = (Map<?, ?>) notification.get("nev");
        Map<?, ?> representation = (Map<?, ?>) ((Map<?, ?>) event.get("rep")).values().iterator().next();
        if (representation.containsKey("mdc")) {
            return event.get("net") + " " + representation.get("mdlt");
        }
        return event.get("net") + " " + representation.get("rn");
    }
}
