// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.type.GroupType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for what could not be said of the members of groups when those were written (TS-0001 10.2.7.2, TS-0004
 * 7.4.13.2.1): as soon as the CSEs that host them answer, {@code memberTypeValidated} becomes true, and members of
 * another type are dealt with as the consistency strategy says. Thread-safe.
 */
public final class GroupValidation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupValidation.class);
    private static final List<String> SETTLED = List.of("mt", "mid", "mtv", "spty");
    private final Hosting hosting;
    private final Consequences consequences;
    private final MemberCheck members;
    private final UnvalidatedGroups groups;
    private final long pauseMillis;
    /** Those that are asked about: a CSE that hangs keeps only its own groups waiting. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Thread watcher = Thread.ofVirtual().name("group-validation").unstarted(this::watch);

    /** The validation of {@code groups}, which are looked at anew after this {@code pause} at the latest. */
    public GroupValidation(Hosting hosting, Guard guard, Consequences consequences, UnvalidatedGroups groups,
            Duration pause) {
        this.hosting = hosting;
        this.consequences = consequences;
        this.members = new MemberCheck(hosting, guard, consequences::ask);
        this.groups = groups;
        this.pauseMillis = pause.toMillis();
    }

    /** Begins with the groups that are there. */
    public void start() {
        FilterCriteria wanted = new FilterCriteria(FilterCriteria.Usage.CONDITIONAL, FilterCriteria.Join.AND,
                List.of(new FilterCriteria.Condition(FilterCriteria.Tag.RESOURCE_TYPE, "ty",
                        List.of(String.valueOf(GroupType.NUMBER)))),
                FilterCriteria.Page.ALL, Optional.empty());
        Resource base = hosting.tree().byPath(hosting.cse().name()).orElseThrow();
        try (Stream<Resource> found = hosting.tree().descendants(base, Integer.MAX_VALUE, wanted)) {
            found.forEach(groups::seen);
        }
        watcher.start();
    }

    @Override
    public void close() {
        watcher.interrupt();
    }

    private void watch() {
        try {
            while (true) {
                due().stream().filter(underWay::add)
                        .forEach(id -> Thread.ofVirtual().name("group-validation-" + id).start(() -> settle(id)));
                groups.await(pauseMillis);
            }
        } catch (InterruptedException e) {
            LOG.debug("groups are not validated any more: the CSE stops");
        }
    }

    /** Nothing where another node sees to it: then they wait here until it does not. */
    private List<String> due() {
        return hosting.store().nodes().onDuty() ? groups.taken() : List.of();
    }

    /** The root of a thread. */
    private void settle(String id) {
        try {
            hosting.tree().byId(id).filter(UnvalidatedGroups::isUnvalidated).ifPresent(this::validate);
        } catch (RequestFailure failure) {
            LOG.debug("the group {} is not validated: {}", id, failure.text());
        } catch (RuntimeException fault) {
            LOG.error("the validation of the group {} failed", id, fault);
        } finally {
            underWay.remove(id);
            hosting.tree().byId(id).ifPresent(groups::seen);
        }
    }

    private void validate(Resource group) {
        try {
            Map<String, Object> settled = members.settleRemote(group);
            Resource proposed = group.withAll(settled);
            boolean changed = SETTLED.stream().anyMatch(
                    name -> !Optional.ofNullable(group.attributes().get(name))
                            .equals(Optional.ofNullable(proposed.attributes().get(name))));
            if (changed) {
                consequences.apply(tree -> validated(tree, group, settled));
            }
        } catch (RequestFailure failure) {
            if (failure.status() != ResponseStatusCode.GROUP_MEMBER_TYPE_INCONSISTENT) {
                throw failure;
            }
            LOG.info("the group {} is given up: {}", group.path(), failure.text());
            new Removal(consequences).remove(group);
        }
    }

    /** Nothing where the members have been changed meanwhile: then they have been looked at anew. */
    private Changes validated(ResourceView tree, Resource group, Map<String, Object> settled) {
        return tree.byId(group.id())
                .filter(current -> current.get(GroupType.MEMBER_IDS).equals(group.get(GroupType.MEMBER_IDS)))
                .map(current -> current.type().updating(current,
                        current.withAll(settled).with(Common.LAST_MODIFIED_TIME, hosting.now()), tree))
                .orElse(Changes.NONE);
    }
}
