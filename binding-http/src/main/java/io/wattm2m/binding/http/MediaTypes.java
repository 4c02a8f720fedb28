// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.QuotedQualityCSV;

/** Content negotiation: what a body is written in, and what may be answered (TS-0009 6.4.2, 6.4.5, RFC 9110 12.5.1). */
final class MediaTypes {
    private static final String RESOURCE_MEDIA_TYPE = "application/vnd.onem2m-res+";
    private static final String SUPPORTED = "application/json, application/xml or application/cbor";
    private static final String CONTENT_TYPE = HttpHeader.CONTENT_TYPE.asString();
    private static final List<String> ANYTHING = List.of("*/*", "application/*");

    private MediaTypes() {}

    /** The format of a body; UNSUPPORTED_MEDIA_TYPE where there is none that we read. */
    static ContentFormat ofBody(HttpFields headers) {
        String contentType = HeaderFields.single(headers, CONTENT_TYPE).orElseThrow(
                () -> unsupported("there is a body but no Content-Type that tells what it is; send " + SUPPORTED));
        return ContentFormat.ofMediaType(contentType).orElseThrow(
                () -> unsupported("Content-Type " + contentType + " is not supported; send " + SUPPORTED));
    }

    /** The parameter {@code ty} of the Content-Type, empty where there is none. */
    static Optional<String> resourceType(HttpFields headers) {
        String contentType = HeaderFields.single(headers, CONTENT_TYPE).orElse("");
        return contentType.indexOf(';') < 0 ? Optional.empty()
                : Arrays.stream(contentType.split(";")).skip(1).map(String::strip)
                        .filter(parameter -> parameter.toLowerCase(Locale.ROOT).startsWith("ty="))
                        .map(parameter -> parameter.substring("ty=".length()).strip().replace("\"", "")).findFirst();
    }

    /**
     * The media type to answer in: the originator's favourite among those that we write; without a word from it what
     * its own body is written in, or JSON. Empty where it accepts none.
     */
    static Optional<String> ofResponse(HttpFields headers) {
        List<String> accept = headers.getValuesList(HttpHeader.ACCEPT);
        if (accept.stream().allMatch(String::isBlank)) {
            return Optional.of(ofRequest(headers));
        }
        return ranges(accept).stream().map(range -> answer(range, headers)).flatMap(Optional::stream).findFirst();
    }

    /** Refuses to answer in none of what the originator accepts. */
    static RequestFailure notAcceptable() {
        return new RequestFailure(ResponseStatusCode.NOT_ACCEPTABLE,
                "Accept names nothing that is supported, such as " + SUPPORTED);
    }

    private static List<String> ranges(List<String> accept) {
        boolean plain = accept.size() == 1 && accept.getFirst().indexOf(',') < 0 && accept.getFirst().indexOf(';') < 0;
        if (plain) {
            return accept;
        }
        QuotedQualityCSV ranges = new QuotedQualityCSV();
        accept.forEach(ranges::addValue);
        return ranges.getValues();
    }

    /** The plain media type of the request's own body. */
    static String ofRequest(HttpFields headers) {
        return Optional.ofNullable(headers.get(HttpHeader.CONTENT_TYPE)).flatMap(ContentFormat::ofMediaType)
                .orElse(ContentFormat.JSON)
                .mediaType();
    }

    private static Optional<String> answer(String range, HttpFields headers) {
        String media = range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (ANYTHING.contains(media)) {
            return Optional.of(ofRequest(headers));
        }
        return ContentFormat.ofMediaType(media)
                .map(format -> media.equals(RESOURCE_MEDIA_TYPE + format.shortName()) ? media : format.mediaType());
    }

    private static RequestFailure unsupported(String text) {
        return new RequestFailure(ResponseStatusCode.UNSUPPORTED_MEDIA_TYPE, text);
    }
}
