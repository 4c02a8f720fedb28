// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.picture.Picture;
import io.wattm2m.energy.picture.PictureStore;
import java.util.Optional;

/** The table of pictures. Thread-safe. */
public final class PictureTable implements PictureStore {
    private final Sessions sessions;

    PictureTable(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Optional<Picture> picture(String name) {
        return sessions.fromStatelessSession(session -> Optional.ofNullable(session.get(StoredPicture.class, name)))
                .map(StoredPicture::picture);
    }

    @Override
    public boolean has(String name) {
        return sessions.fromStatelessSession(session -> session
                .createSelectionQuery("select count(*) from StoredPicture where name = :name", Long.class)
                .setParameter("name", name).getSingleResult()) > 0;
    }

    @Override
    public void keep(String name, Picture picture) {
        sessions.inStatelessTransaction(session -> session.upsert(new StoredPicture(name, picture)));
    }

    @Override
    public void forget(String name) {
        sessions.inStatelessTransaction(session -> session
                .createMutationQuery("delete from StoredPicture where name = :name").setParameter("name", name)
                .executeUpdate());
    }
}
