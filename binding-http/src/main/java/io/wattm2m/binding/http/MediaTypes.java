// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.QuotedQualityCSV;

/** Content negotiation: what a body is written in, and what may be answered (TS-0009 6.4.2, 6.4.5, RFC 9110 12.5.1). */
final class MediaTypes {
    private static final String RESOURCE_MEDIA_TYPE = "application/vnd.onem2m-res+";
    private static final String SUPPORTED = "application/json, application/xml or application/cbor";
    private static final List<String> ANYTHING = List.of("*/*", "application/*");

    private MediaTypes() {}

    /** The format of a body; UNSUPPORTED_MEDIA_TYPE where there is none that we read. */
    static ContentFormat ofBody(HttpHeaders headers) {
        String contentType = HeaderFields.single(headers, "Content-Type").orElseThrow(
                () -> unsupported("there is a body but no Content-Type that tells what it is; send " + SUPPORTED));
        return ContentFormat.ofMediaType(contentType).orElseThrow(
                () -> unsupported("Content-Type " + contentType + " is not supported; send " + SUPPORTED));
    }

    /** The parameter {@code ty} of the Content-Type, empty where there is none. */
    static Optional<String> resourceType(HttpHeaders headers) {
        String contentType = HeaderFields.single(headers, "Content-Type").orElse("");
        return Arrays.stream(contentType.split(";")).skip(1).map(String::strip)
                .filter(parameter -> parameter.toLowerCase(Locale.ROOT).startsWith("ty="))
                .map(parameter -> parameter.substring("ty=".length()).strip().replace("\"", "")).findFirst();
    }

    /**
     * The media type to answer in: the originator's favourite among those that we write; without a word from it what
     * its own body is written in, or JSON. NOT_ACCEPTABLE where it accepts none.
     */
    static String ofResponse(HttpHeaders headers) {
        List<String> accept = headers.allValues("Accept");
        if (accept.stream().allMatch(String::isBlank)) {
            return ofRequest(headers);
        }
        QuotedQualityCSV ranges = new QuotedQualityCSV();
        accept.forEach(ranges::addValue);
        return ranges.getValues().stream().map(range -> answer(range, headers)).flatMap(Optional::stream)
                .findFirst().orElseThrow(() -> new RequestFailure(ResponseStatusCode.NOT_ACCEPTABLE,
                        "Accept names nothing that is supported, such as " + SUPPORTED));
    }

    /** The plain media type of the request's own body. */
    static String ofRequest(HttpHeaders headers) {
        return headers.firstValue("Content-Type").flatMap(ContentFormat::ofMediaType).orElse(ContentFormat.JSON)
                .mediaType();
    }

    private static Optional<String> answer(String range, HttpHeaders headers) {
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
