// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.privacy;

import io.wattm2m.energy.insight.Memory;
import java.util.List;
import java.util.Optional;

/**
 * Documents that are sealed where they are kept; their names are not. As safe for threads as what keeps them.
 *
 * @param kept where
 * @param seal by which
 */
public record SealedMemory(Memory kept, Seal seal) implements Memory {

    @Override
    public Optional<String> document(String kind, String name) {
        return kept.document(kind, name).map(seal::open);
    }

    @Override
    public List<String> documents(String kind, String prefix, int limit) {
        return kept.documents(kind, prefix, limit).stream().map(seal::open).toList();
    }

    @Override
    public void keep(String kind, String name, String text) {
        kept.keep(kind, name, seal.close(text));
    }

    @Override
    public void forget(String kind, String name) {
        kept.forget(kind, name);
    }

    @Override
    public void forget(String kind, String prefix, String before) {
        kept.forget(kind, prefix, before);
    }
}
