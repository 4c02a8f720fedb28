// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.picture;

import java.util.Optional;

/** Where pictures are kept, by name. Thread-safe. */
public interface PictureStore {

    /** One, empty where there is none of this name. */
    Optional<Picture> picture(String name);

    /** Whether there is one, without fetching it. */
    boolean has(String name);

    /** Keeps one in the place of an earlier one. */
    void keep(String name, Picture picture);

    /** Forgets one. */
    void forget(String name);
}
