// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static io.wattm2m.cse.type.ContainerType.CURRENT_BYTE_SIZE;
import static io.wattm2m.cse.type.ContainerType.CURRENT_NR_OF_INSTANCES;
import static io.wattm2m.cse.type.ContainerType.MAX_BYTE_SIZE;
import static io.wattm2m.cse.type.ContainerType.MAX_INSTANCE_AGE;
import static io.wattm2m.cse.type.ContainerType.MAX_NR_OF_INSTANCES;

import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a parent of instances allows them, and how it counts them (TS-0001 9.6.6, 9.6.35, 9.6.36). Pure. */
final class Limits {
    private static final JsonDocuments JSON = new JsonDocuments();

    private Limits() {}

    /** Bytes of a content: of text its UTF-8 form, of anything else its compact JSON form. */
    static long size(Object content) {
        return content instanceof String text ? text.getBytes(StandardCharsets.UTF_8).length
                : JSON.write(content).length;
    }

    /** NOT_ACCEPTABLE where the parent could not hold an instance of this size even if it were its only one. */
    static void checkFits(long size, Resource parent) {
        long largest = parent.get(MAX_BYTE_SIZE).orElse(Long.MAX_VALUE);
        if (size > largest) {
            throw new RequestFailure(ResponseStatusCode.NOT_ACCEPTABLE, "the content has " + size
                    + " bytes, mbs (maxByteSize) of the " + parent.type().longName() + " is " + largest);
        }
        if (parent.get(MAX_NR_OF_INSTANCES).orElse(1L) == 0) {
            throw new RequestFailure(ResponseStatusCode.NOT_ACCEPTABLE,
                    "mni (maxNrOfInstances) of the " + parent.type().longName() + " is 0");
        }
    }

    /** The instance expires when it has reached the greatest age that its parent allows. */
    static Resource aged(Resource instance, Resource parent) {
        Optional<Instant> oldest =
                parent.get(MAX_INSTANCE_AGE).map(age -> plus(instance.require(Common.CREATION_TIME), age));
        boolean shortened = oldest.isPresent()
                && instance.get(Common.EXPIRATION_TIME).filter(end -> !end.isAfter(oldest.get())).isEmpty();
        return shortened ? instance.with(Common.EXPIRATION_TIME, oldest.get()) : instance;
    }

    /** The parent with one instance more. */
    static Resource counted(Resource parent, long size) {
        return parent.withAll(Map.of(CURRENT_NR_OF_INSTANCES.shortName(), parent.require(CURRENT_NR_OF_INSTANCES) + 1,
                CURRENT_BYTE_SIZE.shortName(), parent.require(CURRENT_BYTE_SIZE) + size));
    }

    /** The parent with this instance less. */
    static Resource without(Resource instance, Resource parent) {
        return parent.withAll(Map.of(CURRENT_NR_OF_INSTANCES.shortName(), parent.require(CURRENT_NR_OF_INSTANCES) - 1,
                CURRENT_BYTE_SIZE.shortName(),
                parent.require(CURRENT_BYTE_SIZE) - instance.require(ContentInstanceType.CONTENT_SIZE)));
    }

    private static Instant plus(Instant moment, long seconds) {
        // an age beyond the end of the calendar is none
        return moment.plusSeconds(Math.min(seconds, 100_000_000_000L));
    }
}
