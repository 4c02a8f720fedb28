// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import io.wattm2m.cse.primitive.RequestFailure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/**
 * A JSONPath expression over the content of an instance (contentFilterQuery, TS-0004 6.3.5.8): met where it finds
 * anything. Content that is no JSON is not met. Immutable.
 */
public final class ContentQuery implements Predicate<Object> {
    private static final int LONGEST = 1024;
    private static final JsonDocuments JSON = new JsonDocuments();
    // a list in any case, so that what finds nothing is an empty one
    private static final Configuration LENIENT =
            Configuration.builder().options(Option.ALWAYS_RETURN_LIST, Option.SUPPRESS_EXCEPTIONS).build();
    private final JsonPath path;

    private ContentQuery(JsonPath path) {
        this.path = path;
    }

    /** Reads an expression; BAD_REQUEST where it is none. */
    public static ContentQuery parse(String expression) {
        if (expression.length() > LONGEST) {
            throw RequestFailure.badRequest("fc: cfq is longer than " + LONGEST + " characters");
        }
        try {
            return new ContentQuery(JsonPath.compile(expression));
        } catch (JsonPathException | IllegalArgumentException e) {
            throw RequestFailure.badRequest("fc: cfq is not a JSONPath expression: " + e.getMessage());
        }
    }

    @Override
    public boolean test(Object content) {
        Object document = content instanceof String text ? parsed(text) : content;
        try {
            return path.<Object>read(document, LENIENT) instanceof List<?> found && !found.isEmpty();
        } catch (JsonPathException notApplicable) {
            // such as a filter over the items of what has none
            return false;
        }
    }

    private static Object parsed(String text) {
        try {
            return JSON.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException noJson) {
            return text;
        }
    }
}
