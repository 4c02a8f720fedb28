// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.QuotedQualityCSV;

/** Bodies made smaller on their way: gzip, both ways (RFC 9110 8.4, 12.5.3). */
final class ContentCoding {
    /** The only one that is spoken here. */
    static final String GZIP = "gzip";

    /** Less than this is smaller as it is, with all that a coding needs. */
    static final int WORTH_IT = 1024;
    private static final String OLD_NAME = "x-gzip";
    private static final String NONE = "identity";

    private ContentCoding() {}

    /** Whether a body of a message with these headers is coded; UNSUPPORTED_MEDIA_TYPE where we do not know how. */
    static boolean isCoded(HttpFields headers) {
        if (!headers.contains(HttpHeader.CONTENT_ENCODING)) {
            return false;
        }
        List<String> codings = headers.getValuesList(HttpHeader.CONTENT_ENCODING).stream()
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                .filter(coding -> !coding.isEmpty() && !coding.equals(NONE)).toList();
        if (codings.size() > 1 || codings.stream().anyMatch(coding -> !isGzip(coding))) {
            throw new RequestFailure(ResponseStatusCode.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Encoding " + String.join(", ", codings) + " is not supported; send gzip or nothing");
        }
        return !codings.isEmpty();
    }

    /** Whether who sends these headers takes gzip. */
    static boolean isAccepted(HttpFields headers) {
        QuotedQualityCSV accepted = new QuotedQualityCSV();
        headers.getValuesList(HttpHeader.ACCEPT_ENCODING).forEach(accepted::addValue);
        return accepted.getValues().stream().map(coding -> coding.toLowerCase(Locale.ROOT))
                .anyMatch(ContentCoding::isGzip);
    }

    /** What a coded stream says, nothing where it is empty; IOException where it is not gzip. */
    static InputStream decoded(InputStream in) throws IOException {
        PushbackInputStream coded = new PushbackInputStream(in);
        int first = coded.read();
        if (first < 0) {
            return coded;
        }
        coded.unread(first);
        return new GZIPInputStream(coded);
    }

    /** The body made smaller. */
    static byte[] coded(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static boolean isGzip(String coding) {
        return coding.equals(GZIP) || coding.equals(OLD_NAME);
    }
}
