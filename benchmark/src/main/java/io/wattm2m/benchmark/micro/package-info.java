// SPDX-License-Identifier: EPL-2.0
/**
 * JMH benchmarks of codec, addresses, filters and access decisions; no protocol and no disk.
 */
@NullMarked
package io.wattm2m.benchmark.micro;

import org.jspecify.annotations.NullMarked;
