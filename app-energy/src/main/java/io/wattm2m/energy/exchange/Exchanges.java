// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.exchange;

import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.energy.insight.Documents;
import io.wattm2m.energy.insight.Memory;
import io.wattm2m.energy.measure.Rollups;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The exchanges of a folder of mapping files, each on a thread of its own. Thread-safe. */
public final class Exchanges implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);
    private final Map<String, Exchange> exchanges;
    private final Map<String, ExchangeStatus> statuses = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Documents<Position> positions;
    private final Wire wire;
    private final Parts parts;

    /**
     * The exchanges that the files say; StartFailure that says what is wrong with one.
     *
     * @param folder where the files are; none where there is no folder
     * @param ingest where readings are handed over, empty for nowhere
     * @param parts what they work with
     */
    public Exchanges(Path folder, String ingest, Parts parts) {
        this(folder, ingest, parts, tries -> Thread.sleep(1000L << (2 * tries)));
    }

    Exchanges(Path folder, String ingest, Parts parts, Wire.Pause pause) {
        this.parts = parts;
        this.wire = new Wire(pause);
        this.positions = new Documents<>(parts.memory, "exchange", Position.class);
        Exchange.Surroundings surroundings = new Exchange.Surroundings(wire, URI.create(ingest),
                parts.rollups, parts.permission);
        this.exchanges = files(folder).stream().map(file -> mapping(file, ingest)).collect(Collectors.toUnmodifiableMap(
                Mapping::name, mapping -> new Exchange(mapping, positions, surroundings), (one, other) -> {
                    throw new StartFailure("two files in " + folder + " have the name " + one.mapping().name());
                }));
    }

    /** Begins to exchange by schedule. */
    public synchronized void start() {
        exchanges.values().forEach(exchange -> threads.add(Thread.ofVirtual()
                .name("exchange-" + exchange.mapping().name()).start(() -> keepOn(exchange))));
    }

    /** All mappings, by name. */
    public List<Mapping> all() {
        return exchanges.values().stream().map(Exchange::mapping)
                .sorted((one, other) -> one.name().compareTo(other.name())).toList();
    }

    /** How one goes. */
    public ExchangeStatus status(String name) {
        return statuses.getOrDefault(name, ExchangeStatus.NEW);
    }

    /** Runs one now; how it went, empty where there is none of this name. */
    public Optional<ExchangeStatus> run(String name) throws InterruptedException {
        Exchange exchange = exchanges.get(name);
        if (exchange == null) {
            return Optional.empty();
        }
        run(exchange);
        return Optional.of(status(name));
    }

    /** Forgets how far they have come with devices of which nothing remains, and what was said of these. */
    public void forget(Set<String> deviceIds) {
        Exchange.forget(positions, deviceIds);
        statuses.replaceAll((name, status) -> status.without(deviceIds));
    }

    @Override
    public synchronized void close() {
        threads.forEach(Thread::interrupt);
        wire.close();
    }

    private void keepOn(Exchange exchange) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                run(exchange);
                Thread.sleep(exchange.mapping().every());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Exchange exchange) throws InterruptedException {
        String name = exchange.mapping().name();
        Run run;
        try {
            run = exchange.run(parts.clock.instant());
        } catch (IOException | IllegalArgumentException e) {
            run = Run.failed(e.getMessage() == null ? e.toString() : e.getMessage());
        }
        tell(name, run);
        statuses.put(name, status(name).after(run, parts.clock.instant()));
    }

    /** What stays as it was with the run before is not told again. */
    private void tell(String name, Run run) {
        ExchangeStatus before = status(name);
        if (before.lastTry().isEmpty() || before.lastError().isPresent() != run.error().isPresent()
                || !before.leftOut().equals(run.leftOut())) {
            parts.told.accept("the exchange " + name + (run.error().isPresent() ? " fails" : " goes well")
                    + (run.leftOut().isEmpty() ? "" : ", devices left out without consent: " + run.leftOut().size()));
        }
        run.error().filter(error -> !before.lastError().equals(Optional.of(error)))
                .ifPresent(error -> LOG.warn("the exchange {} fails: {}", name, error));
        if (!run.leftOut().equals(before.leftOut())) {
            LOG.info("the exchange {} leaves out what people have not agreed to, devices: {}", name,
                    run.leftOut().size());
        }
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mapping mapping(Path file, String ingest) {
        try {
            Mapping mapping = Mapping.parse(Files.readString(file));
            Mapping.require(mapping.direction() == Mapping.Direction.PUSH || !ingest.isEmpty(),
                    "a pull needs the setting energy.exchange.ingest");
            return mapping;
        } catch (IllegalArgumentException e) {
            throw new StartFailure("exchange " + file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new StartFailure("exchange " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * What exchanges work with. Immutable.
     *
     * @param memory where is kept how far they have come
     * @param rollups what goes out
     * @param permission what of it may
     * @param told is told whether each goes well, when that changes; without what other systems say
     * @param clock the present
     */
    public record Parts(Memory memory, Rollups rollups, Permission permission, Consumer<String> told, Clock clock) {}
}
