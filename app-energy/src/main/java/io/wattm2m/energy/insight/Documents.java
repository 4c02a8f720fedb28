// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The documents of one kind as records. Thread-safe. */
public final class Documents<R extends Record> {
    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // what a record says of itself is no part of it
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();
    private final Memory memory;
    private final String kind;
    private final Class<R> form;

    /** The documents of a kind, in the form of a record. */
    public Documents(Memory memory, String kind, Class<R> form) {
        this.memory = memory;
        this.kind = kind;
        this.form = form;
    }

    /** A document, empty where there is none. */
    public Optional<R> find(String name) {
        return memory.document(kind, name).map(this::read);
    }

    /** The documents whose names begin with a prefix, those whose names sort last first. */
    public List<R> last(String prefix, int limit) {
        return memory.documents(kind, prefix, limit).stream().map(this::read).toList();
    }

    /** Keeps a document in the place of the one of this name. */
    public void keep(String name, R document) {
        memory.keep(kind, name, write(document));
    }

    /** Has all documents be what becomes of them, which may be asked several times; those that stay the same stay. */
    public void change(UnaryOperator<R> change) {
        memory.change(kind, text -> {
            R known = read(text);
            R changed = change.apply(known);
            return changed.equals(known) ? text : write(changed);
        });
    }

    /** Forgets a document. */
    public void forget(String name) {
        memory.forget(kind, name);
    }

    /** Forgets the documents whose names sort before one. */
    public void forgetBefore(String name) {
        memory.forget(kind, "", name);
    }

    private String write(R document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private R read(String text) {
        try {
            return JSON.readValue(text, form);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document of kind " + kind + " is not what this version writes", e);
        }
    }
}
