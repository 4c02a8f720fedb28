// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.Resource;
import java.util.stream.Stream;

/** How many children of one type there may be (multiplicity {@code 0..1} in the child tables of TS-0001 9.6). */
final class Children {
    private Children() {}

    /** BAD_REQUEST where the parent has a child of the candidate's type already. */
    static void requireNone(Creation creation, String type) {
        int number = creation.candidate().type().number();
        try (Stream<Resource> present = creation.view().children(creation.parent().id(), number)) {
            present.findFirst().ifPresent(other -> {
                throw RequestFailure.badRequest(
                        creation.parent().path() + " can have one " + type + " only and has " + other.path());
            });
        }
    }
}
