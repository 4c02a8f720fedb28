// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.measure.MinuteTrace.Collector;
import io.wattm2m.smartplug.simulator.TraceMinute;
import io.wattm2m.smartplug.simulator.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A recorded trace on the disk: CSV with the columns {@code minute,power_w,samples}, compressed or not. */
final class TraceFile {
    private TraceFile() {}

    /** Reads it; StartFailure names the file, the line and what is wrong there. */
    static MinuteTrace read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new StartFailure("there is no file " + file);
        }
        try (TraceReader reader = TraceReader.open(file)) {
            return collected(reader).filter(trace -> trace.days() > 0)
                    .orElseThrow(() -> new StartFailure(file + " holds no minutes"));
        } catch (IOException | IllegalArgumentException fault) {
            throw new StartFailure(file + ": " + fault.getMessage(), fault);
        }
    }

    private static Optional<MinuteTrace> collected(TraceReader reader) throws IOException {
        Optional<TraceMinute> next = reader.next();
        if (next.isEmpty()) {
            return Optional.empty();
        }
        Collector collector = new Collector(next.get().minute().toLocalDate());
        for (; next.isPresent(); next = reader.next()) {
            collector.add(next.get().minute(), next.get().powerW());
        }
        return Optional.of(collector.trace());
    }
}
