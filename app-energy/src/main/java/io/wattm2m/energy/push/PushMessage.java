// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.push;

/**
 * What a browser shows. Immutable.
 *
 * @param title in a few words
 * @param body in a sentence
 * @param tag a later message of the same tag takes the place of this one
 * @param place where a click leads, in the page, e.g. {@code #alerts}
 */
public record PushMessage(String title, String body, String tag, String place) {}
