// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import io.wattm2m.energy.measure.Edit;
import io.wattm2m.energy.measure.Rollups.Span;
import java.util.List;

/** Tells what was mended in a plug's counter. Thread-safe. */
@FunctionalInterface
public interface CounterEdits {

    /** The edits of a plug's counter in a span of time, the latest first, a bounded number of them. */
    List<Edit> between(String deviceId, Span span);
}
