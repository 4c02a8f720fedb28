// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.type.ContainerType.CURRENT_BYTE_SIZE;
import static io.wattm2m.cse.type.ContainerType.CURRENT_NR_OF_INSTANCES;
import static io.wattm2m.cse.type.ContainerType.MAX_BYTE_SIZE;
import static io.wattm2m.cse.type.ContainerType.MAX_NR_OF_INSTANCES;

import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The oldest instances of a container, or of any other parent of instances, that give way so that it keeps within its
 * limits (TS-0001 10.2.4.3).
 *
 * @param container the container with its counters as they are afterwards
 * @param evicted the instances that go, oldest first
 */
record Trimming(Resource container, List<Resource> evicted) {

    /** Trims a container whose counters may be above its limits. */
    static Trimming of(Resource container, ResourceView view) {
        long number = container.require(CURRENT_NR_OF_INSTANCES);
        long size = container.require(CURRENT_BYTE_SIZE);
        long most = container.get(MAX_NR_OF_INSTANCES).orElse(Long.MAX_VALUE);
        long largest = container.get(MAX_BYTE_SIZE).orElse(Long.MAX_VALUE);
        if (number <= most && size <= largest) {
            return new Trimming(container, List.of());
        }
        List<Resource> evicted = new ArrayList<>();
        try (Stream<Resource> instances = view.instances(container.id(), 0)) {
            for (Iterator<Resource> oldest = instances.iterator(); (number > most || size > largest)
                    && oldest.hasNext();) {
                Resource instance = oldest.next();
                evicted.add(instance);
                number--;
                size -= instance.require(ContentInstanceType.CONTENT_SIZE);
            }
        }
        return new Trimming(container.with(CURRENT_NR_OF_INSTANCES, number).with(CURRENT_BYTE_SIZE, size), evicted);
    }
}
