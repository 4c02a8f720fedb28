// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.fault;

import io.wattm2m.benchmark.wire.Documents;
import io.wattm2m.benchmark.wire.Errand;
import io.wattm2m.cse.codec.JsonDocuments;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what is there with what was acknowledged, counted and told. For one thread. */
final class Inspection {
    private static final JsonDocuments JSON = new JsonDocuments();
    private static final int PAGE = 1000;
    private final Victim victim;
    private final Target target;
    private final List<String> problems = new ArrayList<>();

    private Inspection(Victim victim, Target target) {
        this.victim = victim;
        this.target = target;
    }

    /** What does not agree, a line each; IOException where the platform does not answer. */
    static List<String> problems(Victim victim, Target target, List<Account> accounts) throws IOException {
        Inspection inspection = new Inspection(victim, target);
        for (Account account : accounts) {
            inspection.inspect(account);
        }
        return List.copyOf(inspection.problems);
    }

    private void inspect(Account account) throws IOException {
        Object counted = read(Errand.retrieve(account.container()));
        List<String> there = contents(account.container());
        check(account, new HashSet<>(there).size() == there.size(), "something was created twice");
        check(account, account.asked().containsAll(there), "something is there that nobody asked for");
        long created = Documents.number(counted, "m2m:cnt", "st");
        if (account.isLimited()) {
            checkNewest(account, there);
            check(account, there.size() == Math.min(account.most(), created), "mni and st " + created
                    + ", but there are " + there.size());
        } else {
            checkAll(account, there);
            checkTold(account, there);
            check(account, created == there.size(), "st is " + created + ", there are " + there.size());
        }
        check(account, Documents.number(counted, "m2m:cnt", "cni") == there.size(), "cni is wrong");
        check(account, Documents.number(counted, "m2m:cnt", "cbs") == there.stream().mapToLong(String::length).sum(),
                "cbs is wrong");
        check(account, account.acknowledged().size() <= created && created <= account.asked().size(),
                "st is " + created + ", acknowledged were " + account.acknowledged().size() + " of "
                        + account.asked().size());
    }

    private void checkAll(Account account, List<String> there) {
        Set<String> lost = new HashSet<>(account.acknowledged());
        there.forEach(lost::remove);
        check(account, lost.isEmpty(), lost.size() + " LOST");
    }

    /** Each writer's acknowledged creations are there from some point on: what has gone is older than what is there. */
    private void checkNewest(Account account, List<String> there) {
        Map<String, Long> oldest = new HashMap<>();
        there.forEach(content -> oldest.merge(writer(content), count(content), Math::min));
        Set<String> lost = new HashSet<>(account.acknowledged());
        lost.removeAll(new HashSet<>(there));
        lost.removeIf(content -> count(content) < oldest.getOrDefault(writer(content), Long.MAX_VALUE));
        check(account, lost.isEmpty(), lost.size() + " LOST that are newer than what is there");
        check(account, there.size() == account.most() || account.acknowledged().size() < account.most(),
                "there are " + there.size() + " of mni " + account.most());
    }

    /** What was told for the first time has to come in the order in which it is there. */
    private void checkTold(Account account, List<String> there) {
        Set<String> told = new LinkedHashSet<>(target.told(account.name()));
        int before = told.size();
        told.retainAll(new HashSet<>(there));
        check(account, before == told.size(), "told of " + (before - told.size()) + " that are not there");
        check(account, told.size() == there.size(), "told of " + told.size() + ", there are " + there.size());
        check(account, told.size() != there.size() || List.copyOf(told).equals(there), "told in another order");
    }

    private void check(Account account, boolean right, String otherwise) {
        if (!right) {
            problems.add(account.name() + ": " + otherwise);
        }
    }

    /** The contents of all instances, oldest first. */
    private List<String> contents(String container) throws IOException {
        List<String> contents = new ArrayList<>();
        int page;
        do {
            Object found =
                    read(Errand.discover(container, "rcn=8&ty=4&lim=" + PAGE + "&ofst=" + (contents.size() + 1)));
            List<?> instances = Documents.list(found, "m2m:cnt", "m2m:cin");
            page = instances.size();
            instances.forEach(instance -> contents.add(Documents.at(instance, "con").map(String::valueOf)
                    .orElse("")));
        } while (page == PAGE);
        return contents;
    }

    private Object read(Errand errand) throws IOException {
        return JSON.read(victim.ask(errand));
    }

    private static String writer(String content) {
        return content.substring(0, content.indexOf('-'));
    }

    private static long count(String content) {
        return Long.parseLong(content.substring(content.indexOf('-') + 1, content.indexOf(':')));
    }
}
