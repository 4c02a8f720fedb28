// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.reach;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.AeType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In which serialisation a target wants its requests; JSON where it does not say. Pure. */
final class WantedSerialisation {
    private static final Pattern CONTENT_TYPE = Pattern.compile("[?&]ct=([a-z]+)(?=&|#|$)");

    private WantedSerialisation() {}

    /** The first that we write in the {@code csz} of an AE or CSE (TS-0001 9.6.5). */
    static ContentFormat of(Resource entity) {
        return entity.get(AeType.CONTENT_SERIALIZATION).orElse(List.of()).stream().map(ContentFormat::of)
                .flatMap(Optional::stream).findFirst().orElse(ContentFormat.JSON);
    }

    /** What the query parameter {@code ct} of a URL names (TS-0004 7.4.8). */
    static ContentFormat of(String url) {
        Matcher query = CONTENT_TYPE.matcher(url);
        return query.find() ? ContentFormat.ofShortName(query.group(1)).orElse(ContentFormat.JSON) : ContentFormat.JSON;
    }

    /** The URL without this parameter. */
    static String without(String url) {
        return url.replaceFirst("\\?ct=[a-z]+&", "?").replaceFirst("[?&]ct=[a-z]+(?=&|#|$)", "");
    }
}
