// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.automation;

import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.type.ActionType;
import io.wattm2m.cse.type.Referenced;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which actions are subject to which resource, by {@code ri}. Guarded by itself: changes come in the order of the
 * commits and are few, questions are many and short.
 */
final class Watchlist {
    private final Map<String, Set<String>> actions = new HashMap<>();
    private final Map<String, String> subjects = new HashMap<>();
    private final String cseId;
    private final ResourceView tree;

    Watchlist(String cseId, ResourceView tree) {
        this.cseId = cseId;
        this.tree = tree;
    }

    /** Watches for this action, or no longer watches where it is off or its subject is gone. */
    synchronized void watch(Resource action) {
        forget(action.id());
        if (action.require(ActionType.EVAL_MODE) != ActionType.OFF) {
            add(action.id(),
                    action.get(ActionType.SUBJECT_RESOURCE_ID).map(this::identifier).orElse(action.parentId()));
        }
    }

    /** Forgets an action. */
    synchronized void forget(String action) {
        String subject = subjects.remove(action);
        if (subject != null) {
            actions.computeIfPresent(subject, (id, watching) -> {
                watching.remove(action);
                return watching.isEmpty() ? null : watching;
            });
        }
    }

    /** The actions that are subject to this resource. */
    synchronized Set<String> of(String subject) {
        return Set.copyOf(actions.getOrDefault(subject, Set.of()));
    }

    /** All that are watched for. */
    synchronized Set<String> actions() {
        return Set.copyOf(subjects.keySet());
    }

    private String identifier(String address) {
        return new Referenced(cseId, tree).find(address).map(Resource::id).orElse(address);
    }

    private void add(String action, String subject) {
        subjects.put(action, subject);
        actions.computeIfAbsent(subject, id -> new HashSet<>()).add(action);
    }
}
