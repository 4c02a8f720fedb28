// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Entity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Over REST what may not be seen is not there; what may be seen, but not changed, is refused. */
class ResourceTreeTest {
    private static final Entity CSE = new Entity("/id-in", "cse-in");
    private static final Content LABELS = new Content("m2m:cnt", Map.of("lbl", List.of("a")));

    @Test
    void whatMayNotBeRetrievedIsNotThereForAnyOperation() {
        ResourceTree tree = new ResourceTree(
                request -> ResponsePrimitive.of(ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE, request), CSE, "plugs");

        assertThatThrownBy(() -> tree.retrieve("Ca", "/x")).isInstanceOf(RequestFailure.class)
                .hasFieldOrPropertyWithValue("status", ResponseStatusCode.NOT_FOUND)
                .hasMessage("there is no resource at cse-in/x");
        assertThatThrownBy(() -> tree.update("Ca", "/x", LABELS))
                .hasFieldOrPropertyWithValue("status", ResponseStatusCode.NOT_FOUND);
        assertThatThrownBy(() -> tree.delete("Ca", "/x"))
                .hasFieldOrPropertyWithValue("status", ResponseStatusCode.NOT_FOUND);
    }

    @Test
    void whatMayBeRetrievedIsRefusedWhereItMayNotBeChanged() {
        ResourceTree tree = new ResourceTree(request -> ResponsePrimitive.of(
                request.operation() == Operation.RETRIEVE ? ResponseStatusCode.OK
                        : ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE,
                request), CSE, "plugs");

        assertThatThrownBy(() -> tree.update("Ca", "/x", LABELS))
                .hasFieldOrPropertyWithValue("status", ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE);
    }
}
