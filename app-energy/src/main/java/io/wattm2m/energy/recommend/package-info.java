// SPDX-License-Identifier: EPL-2.0
/**
 * The catalogue of what a household could do: each with its evidence, what it would save and how sure that is, what
 * became of it, and what it has changed.
 *
 * <p>It asks what is learned in {@code insight} and adds no learning of its own; no oneM2M, no HTTP, no database.
 */
@NullMarked
package io.wattm2m.energy.recommend;

import org.jspecify.annotations.NullMarked;
