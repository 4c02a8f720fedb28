// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static java.util.Objects.requireNonNull;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Join;
import io.wattm2m.cse.primitive.FilterCriteria.Page;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.FilterCriteria.Usage;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Entity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The CSE's resources, for people: each asks under an originator of his own, so that its access control decides.
 * Immutable; its parts are thread-safe.
 *
 * @param cse answers
 * @param registrar who that is
 * @param proxy the resource name of the AE below which plugs are
 */
public record ResourceTree(Receiver cse, Entity registrar, String proxy) {

    public ResourceTree {
        requireNonNull(cse, "cse is null");
        requireNonNull(registrar, "registrar is null");
        requireNonNull(proxy, "proxy is null");
    }

    /** A resource as the CSE tells it; RequestFailure where it does not. */
    Map<String, Object> retrieve(String originator, String path) {
        return send(RequestPrimitive.retrieve(originator, address(path)));
    }

    /** The addresses of the children of a type. */
    Map<String, Object> children(String originator, String path, int type, int limit) {
        FilterCriteria criteria = new FilterCriteria(Usage.DISCOVERY, Join.AND,
                List.of(new Condition(Tag.RESOURCE_TYPE, "ty", List.of(Integer.toString(type)))),
                new Page(OptionalInt.of(limit), OptionalInt.of(1), OptionalInt.empty()), Optional.empty());
        RequestPrimitive request = RequestPrimitive.retrieve(originator, address(path));
        return send(request.withOptions(request.options().with(criteria)));
    }

    Map<String, Object> create(String originator, String path, int type, Content content) {
        return send(RequestPrimitive.create(originator, address(path), type, content));
    }

    Map<String, Object> update(String originator, String path, Content content) {
        return send(RequestPrimitive.update(originator, address(path), content));
    }

    void delete(String originator, String path) {
        send(RequestPrimitive.delete(originator, address(path)));
    }

    private String address(String path) {
        return registrar.name() + path;
    }

    /** Who may not retrieve a resource is not told either whether there is one. */
    private Map<String, Object> send(RequestPrimitive request) {
        ResponsePrimitive response = cse.receive(request);
        if (response.status() == ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE && !isVisible(request)) {
            throw RequestFailure.notFound(request.to());
        }
        if (!response.status().isSuccess()) {
            throw new RequestFailure(response.status(), response.content().map(content -> content.value().toString())
                    .orElse(request.operation() + " " + request.to()));
        }
        return response.content().map(content -> Map.of(content.name(), content.value())).orElse(Map.of());
    }

    private boolean isVisible(RequestPrimitive request) {
        return request.operation() != Operation.RETRIEVE
                && cse.receive(RequestPrimitive.retrieve(request.originator(), request.to())).status().isSuccess();
    }
}
