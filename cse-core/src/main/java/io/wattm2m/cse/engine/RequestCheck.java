// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.Operation.CREATE;
import static io.wattm2m.cse.primitive.Operation.DELETE;
import static io.wattm2m.cse.primitive.Operation.NOTIFY;
import static io.wattm2m.cse.primitive.Operation.RETRIEVE;
import static io.wattm2m.cse.primitive.Operation.UPDATE;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.ResultContent;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Whether a request primitive is valid in itself, before anything is looked up (TS-0004 7.3.3.1): who sends it, in
 * which release, whether its parameters fit its operation and are supported here. Thread-safe.
 */
final class RequestCheck {
    private static final Pattern EVENT_CATEGORY = Pattern.compile("[1-4]|[1-9]\\d\\d");
    private static final Set<String> RELEASES = Set.of("1", "2", "2a", "3", "4", "5");
    /** Known to oneM2M and acted on by nobody here: refused rather than ignored. */
    private static final Set<String> UNSUPPORTED = Set.of("da", "rids", "tkns", "tids", "ltids",
            "tqi", "asi", "aus", "auri", "gstn", "omr", "prpi", "msu");
    /** Of these the indicators, which ask for nothing where they are false. */
    private static final Set<String> INDICATORS = Set.of("da", "tqi", "asi", "auri");
    private static final Set<String> FALSE = Set.of("false", "0");
    private static final Map<Operation, Set<ResultContent>> RESULTS = Map.of(
            CREATE, numbered(0, 1, 2, 3, 9), RETRIEVE, numbered(1, 4, 5, 6, 7, 8, 10, 11, 12),
            UPDATE, numbered(0, 1, 9), DELETE, numbered(0, 1, 4, 5, 6, 8), NOTIFY, numbered(0));
    private final Hosting hosting;
    private final OriginatorCheck originators;

    RequestCheck(Hosting hosting) {
        this.hosting = hosting;
        this.originators = new OriginatorCheck(hosting);
    }

    /** The request with its originator in the form that the CSE knows it by; throws where it is not valid. */
    RequestPrimitive check(RequestPrimitive request) {
        checkRelease(request);
        RequestPrimitive known = originators.check(request);
        RequestTimes.of(request, hosting.now()).check(hosting.now());
        checkShape(request);
        SemanticRequests.check(request);
        checkResult(request);
        checkSupport(request);
        return known;
    }

    private void checkRelease(RequestPrimitive request) {
        String version = request.options().releaseVersion().orElse("");
        if (version.isEmpty() && !hosting.settings().acceptNoReleaseVersion()) {
            throw new RequestFailure(ResponseStatusCode.RELEASE_VERSION_NOT_SUPPORTED,
                    "rvi (release version indicator) is missing");
        }
        if (!version.isEmpty() && !RELEASES.contains(version)) {
            throw new RequestFailure(ResponseStatusCode.RELEASE_VERSION_NOT_SUPPORTED,
                    "rvi '" + OriginatorCheck.shortened(version)
                            + "' is not a release that is supported here (2, 2a, 3, 4, 5)");
        }
    }

    private static void checkShape(RequestPrimitive request) {
        boolean create = request.operation() == CREATE;
        boolean withContent = create || request.operation() == UPDATE || request.operation() == NOTIFY;
        if (create != request.resourceType().isPresent()) {
            throw RequestFailure.badRequest(create ? "ty (resource type) is missing in a CREATE"
                    : "ty (resource type) is only for a CREATE");
        }
        if (withContent && request.content().isEmpty()) {
            throw RequestFailure.badRequest("pc (content) is missing in a " + request.operation());
        }
        if (request.operation() == DELETE && request.content().isPresent()) {
            throw RequestFailure.badRequest("pc (content) is not for a DELETE");
        }
        checkFilter(request);
    }

    /** What only a RETRIEVE has, and what else may not be filtered. */
    private static void checkFilter(RequestPrimitive request) {
        boolean filtered = !request.options().filter().equals(FilterCriteria.NONE);
        if (filtered && (request.operation() == CREATE || request.operation() == NOTIFY)) {
            throw RequestFailure.badRequest("fc (filter criteria) is not for a " + request.operation()
                    + ": "
                    + request.options().filter().conditions().stream().map(FilterCriteria.Condition::name).toList());
        }
        if (request.operation() != RETRIEVE && request.options().filter().isDiscovery()) {
            throw RequestFailure.badRequest("fu 1 (discovery) is only for a RETRIEVE");
        }
        if (request.operation() != RETRIEVE && !request.options().structured()) {
            throw RequestFailure.badRequest("drt (desired identifier result type) is only for a RETRIEVE");
        }
    }

    private static void checkResult(RequestPrimitive request) {
        request.options().resultContent().ifPresent(result -> {
            boolean discovery = isDiscovery(request) && result != ResultContent.CHILD_RESOURCE_REFERENCES;
            if (!RESULTS.getOrDefault(request.operation(), Set.of()).contains(result)
                    || discovery && request.operation() == RETRIEVE) {
                throw RequestFailure.badRequest("rcn " + result.number() + " (" + result + ") is not for a "
                        + (discovery ? "discovery" : request.operation()));
            }
        });
    }

    private static boolean isDiscovery(RequestPrimitive request) {
        return !SemanticRequests.isQuery(request)
                && (request.options().filter().isDiscovery() || SemanticRequests.isDiscovery(request));
    }

    private static void checkSupport(RequestPrimitive request) {
        if (request.operation() == NOTIFY && request.parameters().containsKey(FanOut.TARGET_MEMBERS)) {
            throw RequestFailure.badRequest("grtm (group request target members) is not for a NOTIFY");
        }
        request.parameter("ec").filter(category -> !EVENT_CATEGORY.matcher(category).matches()).ifPresent(category -> {
            throw RequestFailure.badRequest("ec (event category) is neither 1 to 4 nor 100 to 999");
        });
        Set<String> unsupported = new TreeSet<>(request.parameters().keySet());
        unsupported.retainAll(UNSUPPORTED);
        unsupported.removeIf(name -> INDICATORS.contains(name)
                && request.parameter(name).filter(FALSE::contains).isPresent());
        if (!unsupported.isEmpty()) {
            throw RequestFailure.notImplemented("the request parameter " + String.join(", ", unsupported)
                    + " is not supported");
        }
    }

    private static Set<ResultContent> numbered(int... numbers) {
        EnumSet<ResultContent> results = EnumSet.noneOf(ResultContent.class);
        for (int number : numbers) {
            results.add(ResultContent.of(number));
        }
        return results;
    }
}
