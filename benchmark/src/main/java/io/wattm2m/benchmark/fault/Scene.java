// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.fault;

import io.wattm2m.benchmark.process.Platform;
import io.wattm2m.benchmark.wire.Errand;
import io.wattm2m.benchmark.wire.LoadClient;
import io.wattm2m.benchmark.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** One kind of fault, round after round, with the platform under load in between. For one thread. */
final class Scene implements AutoCloseable {
    private static final int UNLIMITED = 3;
    private static final int MOST = 40;
    private static final int WARM = 20;
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(2);
    private static final Duration LONGEST_SETTLING = Duration.ofSeconds(40);
    private static final long STEP_MILLIS = 20;
    private final Fault fault;
    private final Victim victim;
    private final Target target = new Target();
    private final Writers writers;
    private final List<Account> all = new ArrayList<>();

    private Scene(Fault fault, Victim victim) {
        this.fault = fault;
        this.victim = victim;
        this.writers = new Writers(victim);
    }

    /** A platform that stands like this, with clients that wait for a round. */
    static Scene open(Fault fault, Stand stand) throws IOException {
        Scene scene = new Scene(fault, Victim.start(stand.launch()));
        try {
            scene.settle(stand);
            return scene;
        } catch (IOException e) {
            scene.close();
            throw e;
        }
    }

    /** Load, the fault, load again, and a look at what is there. */
    Outcome play(long seed) throws IOException, InterruptedException {
        RandomGenerator random = new Random(seed);
        List<Account> accounts = containers(seed);
        all.addAll(accounts);
        List<Long> before = writers.counts();
        long failed = writers.failures();
        writers.resume(accounts);
        boolean warm = await(LONGEST_RECOVERY, () -> grown(before, WARM));
        TimeUnit.MILLISECONDS.sleep(random.nextInt(1_000));
        String what = fault.strike(victim, random);
        long over = System.nanoTime();
        List<Long> then = writers.counts();
        boolean again = await(LONGEST_RECOVERY, () -> grown(then, 1));
        Duration recovery = Duration.ofNanos(System.nanoTime() - over);
        boolean goesOn = again && await(LONGEST_RECOVERY, () -> grown(then, WARM));
        writers.pause();
        List<String> problems = new ArrayList<>();
        if (!victim.isAlive()) {
            problems.add("the platform has ended, see " + victim.launch().log());
        } else if (!warm || !goesOn) {
            problems.add("not all clients are served again");
        } else {
            problems.addAll(inspected(accounts));
        }
        long failures = writers.failures() - failed;
        if (failures > 0 && !fault.mayDisturb()) {
            problems.add(failures + " requests failed, which this is no reason for");
        }
        Files.write(victim.launch().log().resolveSibling("failures-" + seed + ".txt"), writers.reasons());
        return new Outcome(what, sum(accounts), failures, recovery, problems);
    }

    /** All containers of all rounds, in the end. */
    List<String> wholeTree() throws IOException {
        return Inspection.problems(victim, target, all);
    }

    @Override
    public void close() {
        writers.close();
        victim.close();
        target.close();
    }

    private void settle(Stand stand) throws IOException {
        victim.ask(Errand.create(1, Platform.BASE, """
                {"m2m:acp":{"rn":"everybody","pv":{"acr":[{"acor":["all"],"acop":63}]},\
                "pvs":{"acr":[{"acor":["CAdmin"],"acop":63}]}}}"""));
        for (int number = 0; number < stand.wires().size(); number++) {
            String originator = Writers.originator(number);
            try (LoadClient entity = victim.client(Wire.HTTP, originator)) {
                entity.ask(Errand.create(2, Platform.BASE, "{\"m2m:ae\":{\"rn\":\"" + originator
                        + "\",\"api\":\"Nfault\",\"rr\":false,\"srv\":[\"3\"]}}"));
            }
        }
        writers.start(stand.wires());
    }

    /** Some that keep everything and have a subscriber, and one that keeps the newest only. */
    private List<Account> containers(long seed) throws IOException {
        List<Account> accounts = new ArrayList<>();
        for (int number = 0; number < UNLIMITED; number++) {
            Account account = container("c" + seed + "-" + number, 0);
            victim.ask(
                    Errand.create(23, account.container(), "{\"m2m:sub\":{\"rn\":\"s\",\"enc\":{\"net\":[3]},\"nct\":1,"
                            + "\"nu\":[\"" + target.address(account.name()) + "\"]}}"));
            accounts.add(account);
        }
        accounts.add(container("c" + seed + "-newest", MOST));
        return List.copyOf(accounts);
    }

    private Account container(String name, int most) throws IOException {
        victim.ask(Errand.create(3, Platform.BASE, "{\"m2m:cnt\":{\"rn\":\"" + name + "\",\"acpi\":[\"" + Platform.BASE
                + "/everybody\"]" + (most > 0 ? ",\"mni\":" + most : "") + "}}"));
        return Account.of(Platform.BASE + "/" + name, most);
    }

    /** What is in hand when the clients pause may still come in, and what is told comes later anyway. */
    private List<String> inspected(List<Account> accounts) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_SETTLING.toNanos();
        List<String> problems = Inspection.problems(victim, target, accounts);
        while (!problems.isEmpty() && System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(10 * STEP_MILLIS);
            problems = Inspection.problems(victim, target, accounts);
        }
        return problems;
    }

    private boolean grown(List<Long> before, int by) {
        List<Long> now = writers.counts();
        return IntStream.range(0, now.size()).allMatch(each -> now.get(each) >= before.get(each) + by);
    }

    private boolean await(Duration longest, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0 || !victim.isAlive()) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        }
        return true;
    }

    private static long sum(List<Account> accounts) {
        return accounts.stream().mapToLong(account -> account.acknowledged().size()).sum();
    }
}
