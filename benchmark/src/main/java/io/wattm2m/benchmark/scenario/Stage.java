// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.scenario;

import io.wattm2m.benchmark.limit.GroupCommit;
import io.wattm2m.benchmark.load.Callers;
import io.wattm2m.benchmark.load.Callers.Caller;
import io.wattm2m.benchmark.load.Comparison;
import io.wattm2m.benchmark.load.Figures;
import io.wattm2m.benchmark.load.Load;
import io.wattm2m.benchmark.process.Platform;
import io.wattm2m.benchmark.wire.Errand;
import io.wattm2m.benchmark.wire.LoadClient;
import io.wattm2m.benchmark.wire.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * What scenarios play on: a platform, and beside it a bare server and a disk that is synced, as the limits. Belongs to
 * one thread; what it hands out for load is thread-safe.
 */
public final class Stage implements AutoCloseable {
    /** An application on whose behalf a numbered client asks. */
    private static final String ORIGINATOR = "Cload";
    static final String ROOT = Platform.BASE + "/load";
    static final String READING = """
            {"m2m:cin":{"cnf":"application/json:0","con":"{\\"power\\":295.4,\\"voltage\\":220.4,\\"current\\":1.34,\
            \\"energy\\":1.24,\\"timestamp\\":1739930110}"}}""";
    private static final int PRACTISED = 10;
    private static final int EXERCISING = 16;
    private static final int EXERCISES = 4;
    private final Form form;
    private final Report report;
    private final Path folder;
    private final List<String> options;
    private final Platform platform;
    private final BareServer bare;
    private final GroupCommit disk;
    private final Set<Wire> practised = EnumSet.of(Wire.HTTP);

    /** Opens everything below an empty folder; these options are for the JVM of the platform. */
    public Stage(Form form, Report report, Path folder, List<String> options)
            throws IOException, InterruptedException {
        this.form = form;
        this.report = report;
        this.folder = folder;
        this.options = List.copyOf(options);
        this.disk = GroupCommit.in(folder);
        this.bare = BareServer.start(folder, options);
        this.platform = Platform.start(options, folder.resolve("platform"));
        settle();
        practise();
    }

    Form form() {
        return form;
    }

    Report report() {
        return report;
    }

    /** The folder on the disk that is measured. */
    Path folder() {
        return folder;
    }

    /** For a JVM that runs the platform. */
    List<String> options() {
        return options;
    }

    /** The answer to somebody who may do everything, while nothing is measured. */
    byte[] ask(Errand errand) throws IOException {
        // a connection that is kept would be closed for its silence while others are measured
        try (LoadClient admin = platform.client(Wire.HTTP, Platform.ADMIN)) {
            return admin.ask(errand);
        }
    }

    /** Deletes what is there, in a thread of its own, while something is measured. */
    void beginDeleting(String target) throws IOException {
        LoadClient admin = platform.client(Wire.HTTP, Platform.ADMIN);
        Thread.ofVirtual().name("deleting").start(() -> {
            try (admin) {
                admin.ask(Errand.delete(target));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Creates a resource below another one that everybody may use, while nothing is measured; its address. */
    String create(int type, String parent, String name, String json) throws IOException {
        ask(Errand.create(type, parent, json));
        return parent + "/" + name;
    }

    /** So many containers, below a container of this name; where the one with a number is. */
    IntFunction<String> containers(String name, int count, IntFunction<String> attributes)
            throws IOException, InterruptedException {
        String parent = create(3, ROOT, name, container(name, ""));
        Bulk.create(this, count, number -> Errand.create(3, parent, container("c" + number,
                attributes.apply(number))));
        return number -> parent + "/c" + number;
    }

    /** Clients that ask over this protocol, each with a connection of its own and for an application of its own. */
    Callers asking(Wire wire, IntFunction<Errand> errands) {
        return number -> new Asking(platform.client(wire, ORIGINATOR + number), number, errands);
    }

    /** Clients of the bare server, which answers so many bytes; it syncs these before, unless there are none. */
    Callers askingBare(int answer, String body) {
        Errand errand = body.isEmpty() ? Errand.retrieve(Integer.toString(answer))
                : Errand.create(4, Integer.toString(answer), body);
        return number -> new Asking(bare.client(), number, any -> errand);
    }

    /** Writers that append these bytes to a file, with an fdatasync for all who wait. */
    Callers appending(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return Callers.of(number -> disk.append(bytes));
    }

    /** The contestants in turns. */
    Comparison compare(int clients, Map<String, Callers> contestants) throws InterruptedException {
        return Comparison.run(load(clients), form.rounds(), contestants);
    }

    /** The same at a fixed rate. */
    Figures steadily(int clients, Callers callers, double perSecond) throws InterruptedException {
        return load(clients).open(callers, Math.max(1, perSecond));
    }

    @Override
    public void close() throws IOException {
        platform.close();
        bare.close();
        disk.close();
    }

    private Load load(int clients) {
        return new Load(clients, form.warmUp(), form.lasts());
    }

    /** An application for each client, and a place where all of them may do everything. */
    private void settle() throws IOException {
        String policy = create(1, Platform.BASE, "everybody", """
                {"m2m:acp":{"rn":"everybody","pv":{"acr":[{"acor":["all"],"acop":63}]},\
                "pvs":{"acr":[{"acor":["CAdmin"],"acop":63}]}}}""");
        create(3, Platform.BASE, "load", "{\"m2m:cnt\":{\"rn\":\"load\",\"acpi\":[\"" + policy + "\"]}}");
        for (int number = 0; number < form.mostClients(); number++) {
            try (LoadClient entity = platform.client(Wire.HTTP, ORIGINATOR + number)) {
                entity.ask(Errand.create(2, Platform.BASE, "{\"m2m:ae\":{\"rn\":\"" + ORIGINATOR + number
                        + "\",\"api\":\"Nbenchmark\",\"rr\":false,\"srv\":[\"3\"]}}"));
            }
        }
    }

    /** The machine code of what is asked for most is made before anything is measured. */
    private void practise() throws IOException, InterruptedException {
        IntFunction<String> containers = containers("practice", PRACTISED, number -> "");
        Bulk.create(this, Math.max(PRACTISED, form.practice() / 2), number -> Errand.create(4, containers.apply(number
                % PRACTISED), READING));
        Bulk.create(this, form.practice() / 2, number -> Errand.retrieve(containers.apply(number % PRACTISED)
                + "/la"));
        exercise(askingBare(READING.length(), ""));
        exercise(askingBare(READING.length(), READING));
    }

    /** The same for what is peculiar to another protocol, once. */
    void practise(Wire wire) throws InterruptedException {
        if (practised.add(wire)) {
            String container = ROOT + "/practice/c0";
            exercise(asking(wire, number -> Errand.create(4, container, READING)));
            exercise(asking(wire, number -> Errand.retrieve(container + "/la")));
        }
    }

    private void exercise(Callers callers) throws InterruptedException {
        var _ = new Load(Math.min(EXERCISING, form.mostClients()), Duration.ZERO,
                form.lasts().multipliedBy(EXERCISES)).closed(callers);
    }

    private static String container(String name, String attributes) {
        return "{\"m2m:cnt\":{\"rn\":\"" + name + "\",\"acpi\":[\"" + Platform.BASE + "/everybody\"]"
                + (attributes.isEmpty() ? "" : "," + attributes) + "}}";
    }

    private record Asking(LoadClient client, int number, IntFunction<Errand> errands) implements Caller {
        @Override
        public void call() throws IOException {
            client.ask(errands.apply(number));
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
