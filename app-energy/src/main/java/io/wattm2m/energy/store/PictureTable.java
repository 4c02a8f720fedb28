// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.picture.Picture;
import io.wattm2m.energy.picture.PictureStore;
import io.wattm2m.energy.privacy.FileSeal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table of pictures, which are sealed there. Thread-safe, if the others that change it are the same. */
public final class PictureTable implements PictureStore {
    private static final Logger LOG = LoggerFactory.getLogger(PictureTable.class);
    private final Sessions sessions;
    private final FileSeal seal;

    PictureTable(Sessions sessions, FileSeal seal) {
        this.sessions = sessions;
        this.seal = seal;
    }

    @Override
    public Optional<Picture> picture(String name) {
        return sessions.fromStatelessSession(session -> Optional.ofNullable(session.get(StoredPicture.class, name)))
                .map(row -> row.picture(seal));
    }

    @Override
    public boolean has(String name) {
        return sessions.fromStatelessSession(session -> session
                .createSelectionQuery("select count(*) from StoredPicture where name = :name", Long.class)
                .setParameter("name", name).getSingleResult()) > 0;
    }

    @Override
    public synchronized void keep(String name, Picture picture) {
        sessions.inStatelessTransaction(session -> session.upsert(new StoredPicture(name, picture, seal)));
    }

    @Override
    public synchronized void forget(String name) {
        sessions.inStatelessTransaction(session -> session
                .createMutationQuery("delete from StoredPicture where name = :name").setParameter("name", name)
                .executeUpdate());
    }

    /** Seals all of them once more, as by another key; those that cannot be opened any more stay as they are. */
    public synchronized void reseal() {
        names("%").forEach(name -> {
            try {
                picture(name).ifPresent(picture -> keep(name, picture));
            } catch (IllegalStateException e) {
                LOG.warn("the picture {} stays as it is: {}", name, e.getMessage());
            }
        });
    }

    /** Seals those that have been kept since before they were sealed. */
    public synchronized void sealWhatIsOpen() {
        Stream.of(Picture.Form.values()).flatMap(form -> names(form.name()).stream())
                .forEach(name -> picture(name).ifPresent(picture -> keep(name, picture)));
    }

    private List<String> names(String form) {
        return sessions.fromStatelessSession(session -> session
                .createSelectionQuery("select name from StoredPicture where form like :form", String.class)
                .setParameter("form", form).getResultList());
    }
}
