// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static io.wattm2m.energy.api.Wishes.checked;

import io.wattm2m.energy.picture.Darkroom;
import io.wattm2m.energy.picture.PictureStore;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;

/** Pictures as they come and go over HTTP. Thread-safe. */
final class PictureFiles {
    private final PictureStore store;

    PictureFiles(PictureStore store) {
        this.store = store;
    }

    /** The picture of this name; 204 where there is none. */
    Response shown(String name) {
        CacheControl asked = new CacheControl();
        asked.setPrivate(true);
        asked.setNoCache(true);
        return store.picture(name).map(picture -> Response.ok(picture.content(), picture.form().mediaType()))
                .orElseGet(Response::noContent).cacheControl(asked).build();
    }

    /** Keeps what was brought, made anew; BadRequestException that says why it is no picture that is taken. */
    void take(String name, InputStream body, int longestSide) throws IOException {
        byte[] file = body.readNBytes(Darkroom.LARGEST_FILE + 1);
        if (file.length > Darkroom.LARGEST_FILE) {
            throw new ClientErrorException("a picture has at most " + Darkroom.LARGEST_FILE + " bytes",
                    Status.REQUEST_ENTITY_TOO_LARGE);
        }
        store.keep(name, checked(() -> Darkroom.develop(file, longestSide)));
    }

    boolean has(String name) {
        return store.has(name);
    }

    void forget(String name) {
        store.forget(name);
    }
}
