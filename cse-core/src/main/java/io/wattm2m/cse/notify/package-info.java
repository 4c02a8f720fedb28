// SPDX-License-Identifier: EPL-2.0
/**
 * Floor 5: who is told what, in what order, and how that is tried again (TS-0001 9.6.8, 10.2.10, TS-0004 7.5.1).
 *
 * <p>Everything here happens after a change has been committed; nothing here can refuse one. What is matched and what
 * is said is pure ({@link io.wattm2m.cse.notify.SubscriptionMatcher},
 * {@link io.wattm2m.cse.notify.NotificationContent}); what waits is data ({@link io.wattm2m.cse.notify.TargetQueue});
 * threads belong to {@link io.wattm2m.cse.notify.Delivery} only.
 */
@NullMarked
package io.wattm2m.cse.notify;

import org.jspecify.annotations.NullMarked;
