// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.anomaly;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.state.StateModel;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All checks of a plug's minutes, and the second opinion on them. Immutable, for one thread at a time.
 *
 * @param history the weeks before
 * @param model what power means
 * @param baseline what it usually draws
 * @param opinion what is like nothing before
 */
public record Inspection(MinuteTrace history, StateModel model, PowerBaseline baseline, SecondOpinion opinion) {

    public Inspection {
        requireNonNull(history, "history is null");
        requireNonNull(model, "model is null");
        requireNonNull(baseline, "baseline is null");
        requireNonNull(opinion, "opinion is null");
    }

    /** What is out of the ordinary in a recording of which no counter is known, the latest first. */
    List<Anomaly> of(MinuteTrace recorded) {
        return of(recorded, List.of());
    }

    /** What is out of the ordinary in a recording, with what was found of its counter, the latest first. */
    public List<Anomaly> of(MinuteTrace recorded, List<Anomaly> counter) {
        List<Anomaly> found = Stream.of(counter, PowerCheck.check(recorded, baseline),
                RunCheck.durations(recorded, history, model), RunCheck.flatLines(recorded, history, model),
                RunCheck.gaps(recorded)).flatMap(List::stream).toList();
        Stream<Anomaly> others = opinion.check(recorded).stream()
                .filter(other -> found.stream().noneMatch(known -> known.overlaps(other)));
        return Stream.concat(found.stream().map(known -> seconded(known, recorded)), others)
                .sorted(Comparator.comparing(Anomaly::from).reversed()).toList();
    }

    /** Of readings that are missing or hang there can be no second opinion. */
    private Anomaly seconded(Anomaly known, MinuteTrace recorded) {
        return known.kind() == Anomaly.Kind.POWER ? opinion.on(known, recorded) : known;
    }
}
