// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.mca;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Join;
import io.wattm2m.cse.primitive.FilterCriteria.Page;
import io.wattm2m.cse.primitive.FilterCriteria.Usage;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResultContent;
import io.wattm2m.cse.spi.Entity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * The registrar CSE as the application speaks to it: every answer that is no success is thrown as
 * {@link RequestFailure}. Thread-safe.
 */
public final class Registrar {
    static final int AE = 2;
    static final int CONTAINER = 3;
    static final int CONTENT_INSTANCE = 4;
    static final int SUBSCRIPTION = 23;
    private static final int PAGE = 1000;
    private static final Set<ResponseStatusCode> EXISTS = Set.of(ResponseStatusCode.CONFLICT,
            ResponseStatusCode.ORIGINATOR_HAS_ALREADY_REGISTERED, ResponseStatusCode.ALREADY_EXISTS);

    private final Receiver cse;
    private final Entity entity;
    private final String originator;

    /**
     * The registrar of an application.
     *
     * @param entity who the registrar is
     * @param originator the AE-ID of the application, e.g. {@code Cenergy}
     */
    public Registrar(Receiver cse, Entity entity, String originator) {
        this.cse = cse;
        this.entity = entity;
        this.originator = originator;
    }

    /** The same registrar, asked in the name of another originator. */
    Registrar as(String other) {
        return new Registrar(cse, entity, other);
    }

    /** The structured address of something below the CSEBase, e.g. {@code cse-in/smartplug} of {@code smartplug}. */
    public String address(String path) {
        return entity.name() + "/" + path;
    }

    /** The address of the CSEBase. */
    String base() {
        return entity.name();
    }

    /** Creates a resource and returns what the CSE made of it. */
    Map<String, Object> create(String to, int type, Content content) {
        return members(send(RequestPrimitive.create(originator, to, type, content)));
    }

    /** Creates a resource unless its name is taken; false if it is. */
    boolean createOnce(String to, int type, Content content) {
        try {
            create(to, type, content);
            return true;
        } catch (RequestFailure e) {
            if (EXISTS.contains(e.status())) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Subscribes the application once to the creation of children of one type, with all their attributes (net 3 and
     * nct 1, TS-0001 9.6.8).
     */
    void subscribe(String to, String name, int childType) {
        createOnce(to, SUBSCRIPTION, new Content("m2m:sub",
                Map.of("rn", name, "nu", List.of(entity.id() + "/" + originator), "nct", 1L, "enc",
                        Map.of("net", List.of(3L), "chty", List.of((long) childType)))));
    }

    Map<String, Object> retrieve(String to) {
        return members(send(RequestPrimitive.retrieve(originator, to)));
    }

    /** A resource with the name of its type. */
    Content read(String to) {
        return send(RequestPrimitive.retrieve(originator, to)).content()
                .orElseThrow(() -> RequestFailure.badRequest(to + " was answered without content"));
    }

    /** Who asks. */
    String originator() {
        return originator;
    }

    /** The resource at this address, empty where there is none. */
    Optional<Map<String, Object>> find(String to) {
        try {
            return Optional.of(retrieve(to));
        } catch (RequestFailure e) {
            if (e.status() == ResponseStatusCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Deletes a resource with everything below it, if it is there. */
    void delete(String to) {
        try {
            send(RequestPrimitive.delete(originator, to));
        } catch (RequestFailure e) {
            if (e.status() != ResponseStatusCode.NOT_FOUND) {
                throw e;
            }
        }
    }

    /**
     * The addresses of what is below a resource, however deep, and meets these conditions (TS-0001 10.2.6), page by
     * page.
     */
    List<String> discover(String to, List<Condition> conditions) {
        return pages(offset -> {
            RequestPrimitive request = RequestPrimitive.retrieve(originator, to);
            Page page = new Page(OptionalInt.of(PAGE), OptionalInt.empty(), OptionalInt.of(offset));
            return request.withOptions(request.options().with(
                    new FilterCriteria(Usage.DISCOVERY, Join.AND, conditions, page, Optional.empty())));
        }, content -> content.value() instanceof List<?> list ? list.stream().map(String::valueOf).toList()
                : List.of());
    }

    void update(String to, Content content) {
        send(RequestPrimitive.update(originator, to, content));
    }

    /** The direct children that meet these conditions, with all their attributes (rcn 8), page by page. */
    List<Map<String, Object>> children(String to, String name, List<Condition> conditions) {
        return pages(offset -> {
            RequestPrimitive request = RequestPrimitive.retrieve(originator, to);
            return request.withOptions(request.options().with(ResultContent.CHILD_RESOURCES)
                    .with(criteria(conditions, offset)));
        }, content -> Documents.children(content, name));
    }

    /** Asks for pages until one brings nothing that is new, which also ends a CSE that does not know offsets. */
    private <T> List<T> pages(Function<Integer, RequestPrimitive> request, Function<Content, List<T>> reader) {
        Set<T> all = new LinkedHashSet<>();
        int offset = 1;
        boolean more = true;
        while (more) {
            ResponsePrimitive response = send(request.apply(offset));
            List<T> page = response.content().map(reader).orElse(List.of());
            boolean partial = response.parameter("cnst").filter("1"::equals).isPresent();
            more = all.addAll(page) && (partial || page.size() >= PAGE);
            offset += page.size();
        }
        return List.copyOf(all);
    }

    private static FilterCriteria criteria(List<Condition> conditions, int offset) {
        Page page = new Page(OptionalInt.of(PAGE), OptionalInt.of(1), OptionalInt.of(offset));
        return new FilterCriteria(Usage.CONDITIONAL, Join.AND, conditions, page, Optional.empty());
    }

    private ResponsePrimitive send(RequestPrimitive request) {
        ResponsePrimitive response = cse.receive(request);
        if (!response.status().isSuccess()) {
            String text = response.content().map(content -> content.value().toString()).orElse("no reason given");
            throw new RequestFailure(response.status(), request.operation() + " " + request.to() + ": " + text);
        }
        return response;
    }

    private static Map<String, Object> members(ResponsePrimitive response) {
        return response.content().filter(content -> content.value() instanceof Map).map(Content::members)
                .orElse(Map.of());
    }
}
