// SPDX-License-Identifier: EPL-2.0
/**
 * Floor 2: RDF and SPARQL (TS-0034), as far as the CSE needs them: reading what semantic descriptors say, and asking
 * it. The only package that knows the library for it, none of whose classes is loaded before the first descriptor or
 * query arrives.
 *
 * <p>Whoever asks may be hostile: nothing here reaches out to a network or a file, and everything has a limit. No
 * resources here, and no access control: what a query may see is decided above.
 */
@NullMarked
package io.wattm2m.cse.semantics;

import org.jspecify.annotations.NullMarked;
