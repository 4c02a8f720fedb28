// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import java.util.List;

/**
 * What of the section {@code smartplug} is about telling Home Assistant of plugs.
 *
 * @param announcedDialects the dialects whose plugs it is told of, none for none
 * @param discoveryTopic the prefix of Home Assistant's discovery
 */
public record AnnouncementSettings(List<String> announcedDialects, String discoveryTopic) {
    public static final AnnouncementSettings DEFAULTS = new AnnouncementSettings(List.of(), "homeassistant");

    public AnnouncementSettings {
        announcedDialects = List.copyOf(announcedDialects);
        if (announcedDialects.contains("homeassistant")) {
            throw new IllegalArgumentException(
                    "smartplug.announced-dialects has 'homeassistant', whose plugs announce themselves");
        }
    }
}
