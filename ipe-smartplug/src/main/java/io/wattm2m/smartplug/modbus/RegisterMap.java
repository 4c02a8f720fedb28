// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.modbus;

import java.util.List;
import java.util.Set;

/**
 * What the registers of a kind of device mean. Immutable.
 *
 * @param bases where the models of SunSpec may begin, none for a device that has no such models
 * @param blocks what is in the device, or in each of its models
 */
public record RegisterMap(List<Integer> bases, List<Block> blocks) {

    public RegisterMap {
        bases = List.copyOf(bases);
        blocks = List.copyOf(blocks);
    }

    boolean isSunSpec() {
        return !bases.isEmpty();
    }

    /**
     * What is in a device, or in a model of SunSpec. Immutable.
     *
     * @param models the models that it is about
     * @param fields the numbers
     * @param texts the texts
     */
    record Block(Set<Integer> models, List<Field> fields, List<TextField> texts) {

        Block {
            models = Set.copyOf(models);
            fields = List.copyOf(fields);
            texts = List.copyOf(texts);
        }
    }
}
