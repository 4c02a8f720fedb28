// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.type.ContainerType.MAX_BYTE_SIZE;
import static io.wattm2m.cse.type.ContainerType.MAX_INSTANCE_AGE;
import static io.wattm2m.cse.type.ContainerType.MAX_NR_OF_INSTANCES;

import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.DataSize;
import io.wattm2m.cse.type.ContainerType;
import io.wattm2m.cse.type.FlexContainerType;
import io.wattm2m.cse.type.TimeSeriesType;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How much a parent of instances may hold: a container, a timeSeries, or a flexContainer with instances; section
 * {@code container}. Where its originator asks for more or says nothing, the CSE sets its {@code mni}, {@code mbs} or
 * {@code mia} to these (TS-0001 9.6.6). 0 sets none. Immutable.
 *
 * @param maxNrOfInstances the most instances
 * @param maxByteSize the most bytes of content
 * @param maxInstanceAge the longest that an instance is kept, in full seconds
 */
public record ContainerSettings(long maxNrOfInstances, DataSize maxByteSize, Duration maxInstanceAge) {
    public static final ContainerSettings DEFAULTS = new ContainerSettings(0, new DataSize(0), Duration.ZERO);
    private static final List<Attribute<Long>> LIMITS = List.of(MAX_NR_OF_INSTANCES, MAX_BYTE_SIZE, MAX_INSTANCE_AGE);

    public ContainerSettings {
        if (maxNrOfInstances < 0) {
            throw new IllegalArgumentException("container.max-nr-of-instances " + maxNrOfInstances + " is less than 0");
        }
        if (maxInstanceAge.toMillis() % 1000 != 0) {
            throw new IllegalArgumentException("container.max-instance-age is in full seconds");
        }
    }

    /** Whether an UPDATE with these attributes says how much the resource may hold. */
    static boolean concerns(Map<String, Object> requested) {
        return LIMITS.stream().anyMatch(limit -> requested.containsKey(limit.shortName()))
                || requested.containsKey(FlexContainerType.INSTANCES_ENABLED.shortName());
    }

    /** The resource, which may hold no more than this. */
    Resource within(Resource resource) {
        if (!holdsInstances(resource)) {
            return resource;
        }
        Resource limited = within(resource, MAX_NR_OF_INSTANCES, maxNrOfInstances);
        limited = within(limited, MAX_BYTE_SIZE, maxByteSize.bytes());
        return within(limited, MAX_INSTANCE_AGE, maxInstanceAge.toSeconds());
    }

    private static boolean holdsInstances(Resource resource) {
        return resource.is(ContainerType.NUMBER) || resource.is(TimeSeriesType.NUMBER)
                || resource.is(FlexContainerType.NUMBER)
                        && resource.get(FlexContainerType.INSTANCES_ENABLED).orElse(false);
    }

    private static Resource within(Resource resource, Attribute<Long> limit, long most) {
        boolean kept = most == 0 || resource.get(limit).filter(wanted -> wanted <= most).isPresent();
        return kept ? resource : resource.with(limit, most);
    }
}
