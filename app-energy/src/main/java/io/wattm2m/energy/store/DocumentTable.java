// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.insight.Memory;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The table of documents. Thread-safe. */
final class DocumentTable implements Memory {
    private final Sessions sessions;
    private final Steps steps;

    DocumentTable(Sessions sessions, Steps steps) {
        this.sessions = sessions;
        this.steps = steps;
    }

    @Override
    public List<String> documents(String kind, String prefix, int limit) {
        return sessions.fromStatelessSession(session -> session
                .createSelectionQuery("from StoredDocument where kind = :kind and left(name, :length) = :prefix"
                        + " order by name desc", StoredDocument.class)
                .setParameter("kind", kind).setParameter("length", prefix.length()).setParameter("prefix", prefix)
                .setMaxResults(limit).getResultList().stream().map(StoredDocument::text).toList());
    }

    @Override
    public Optional<String> document(String kind, String name) {
        return sessions.fromStatelessSession(
                session -> Optional.ofNullable(session.get(StoredDocument.class, new DocumentKey(kind, name))))
                .map(StoredDocument::text);
    }

    @Override
    public void keep(String kind, String name, String text) {
        steps.write(session -> session.upsert(new StoredDocument(kind, name, text)));
    }

    @Override
    public void change(String kind, UnaryOperator<String> change) {
        List<String> names = sessions.fromStatelessSession(session -> session
                .createSelectionQuery("select name from StoredDocument where kind = :kind", String.class)
                .setParameter("kind", kind).getResultList());
        for (String name : names) {
            boolean isDone = false;
            while (!isDone) {
                isDone = change(new DocumentKey(kind, name), change);
            }
        }
    }

    @Override
    public void forget(String kind, String name) {
        sessions.inStatelessTransaction(session -> session
                .createMutationQuery("delete from StoredDocument where kind = :kind and name = :name")
                .setParameter("kind", kind).setParameter("name", name).executeUpdate());
    }

    @Override
    public void forget(String kind, String prefix, String before) {
        sessions.inStatelessTransaction(session -> session.createMutationQuery(
                "delete from StoredDocument where kind = :kind and left(name, :length) = :prefix and name < :before")
                .setParameter("kind", kind).setParameter("length", prefix.length()).setParameter("prefix", prefix)
                .setParameter("before", before).executeUpdate());
    }

    /** False where the document is another since it was read. */
    private boolean change(DocumentKey key, UnaryOperator<String> change) {
        return sessions.fromStatelessTransaction(session -> {
            StoredDocument row = session.get(StoredDocument.class, key);
            if (row == null) {
                return true;
            }
            String changed = change.apply(row.text());
            return changed.equals(row.text()) || session
                    .createMutationQuery("update StoredDocument set text = :changed"
                            + " where kind = :kind and name = :name and text = :former")
                    .setParameter("changed", changed).setParameter("kind", row.kind())
                    .setParameter("name", row.name()).setParameter("former", row.text()).executeUpdate() == 1;
        });
    }
}
