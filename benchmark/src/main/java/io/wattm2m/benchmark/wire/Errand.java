// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.wire;

/**
 * A request, written so that every wire can send it, but for a DELETE. Immutable.
 *
 * @param type the type of the resource to create, 0 for a RETRIEVE, -1 for a DELETE
 * @param target the structured address
 * @param query the rest of the address behind {@code ?}; may be empty
 * @param body the representation in JSON; empty for what creates nothing
 */
public record Errand(int type, String target, String query, String body) {
    private static final int DELETED = -1;

    /** Creates a resource of this type below that target. */
    public static Errand create(int type, String parent, String body) {
        return new Errand(type, parent, "", body);
    }

    /** Retrieves what is there. */
    public static Errand retrieve(String target) {
        return new Errand(0, target, "", "");
    }

    /** Looks below that target for what this query describes. */
    public static Errand discover(String target, String query) {
        return new Errand(0, target, query, "");
    }

    /** Deletes what is there; over HTTP only. */
    public static Errand delete(String target) {
        return new Errand(DELETED, target, "", "");
    }

    boolean isDelete() {
        return type == DELETED;
    }

    boolean isCreate() {
        return type > 0;
    }
}
