// SPDX-License-Identifier: EPL-2.0
/** Mail by SMTP, for whoever has something to say to a person. Knows nothing else of the application. */
@NullMarked
package io.wattm2m.energy.mail;

import org.jspecify.annotations.NullMarked;
