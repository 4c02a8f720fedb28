// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.measure.Edit;
import io.wattm2m.energy.measure.Level;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.measure.Rollup;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What is written in one transaction. Immutable but for its parts.
 *
 * @param plugs plugs that have changed
 * @param rollups rollups that have changed
 * @param levels hours of other channels that have changed
 * @param readings new ones
 * @param edits new ones
 * @param changedDays those that are over, or may be
 * @param newDays the plugs that have begun a day, and when: what is older than its retention is forgotten then
 */
record Batch(Collection<PlugRecord> plugs, Collection<Rollup> rollups, Collection<Level> levels,
        List<Reading> readings, List<Edit> edits, Collection<StoredDocument> changedDays,
        Map<String, Instant> newDays) {}
