// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.testing;

import io.wattm2m.energy.picture.Picture;
import io.wattm2m.energy.picture.PictureStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Pictures that do not survive anything. Thread-safe. */
public final class MapPictures implements PictureStore {
    private final Map<String, Picture> pictures = new ConcurrentHashMap<>();

    @Override
    public Optional<Picture> picture(String name) {
        return Optional.ofNullable(pictures.get(name));
    }

    @Override
    public boolean has(String name) {
        return pictures.containsKey(name);
    }

    @Override
    public void keep(String name, Picture picture) {
        pictures.put(name, picture);
    }

    @Override
    public void forget(String name) {
        pictures.remove(name);
    }
}
