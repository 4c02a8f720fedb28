// SPDX-License-Identifier: EPL-2.0
/**
 * What every binding has to let through unharmed: scenarios of a whole CSE, driven by a real client of the protocol. A
 * binding's own tests extend {@link BindingContractTest}; a bug found in one protocol becomes a scenario for all.
 */
@NullMarked
package io.wattm2m.cse.contract;

import org.jspecify.annotations.NullMarked;
