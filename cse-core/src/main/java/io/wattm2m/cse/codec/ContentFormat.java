// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The serialisations of TS-0004 8 with their names in the bindings. */
public enum ContentFormat {
    JSON("json", "application/json"), XML("xml", "application/xml"), CBOR("cbor", "application/cbor");

    private static final List<ContentFormat> ALL = List.of(values());
    private final String shortName;
    private final String mediaType;

    ContentFormat(String shortName, String mediaType) {
        this.shortName = shortName;
        this.mediaType = mediaType;
    }

    /** The name in {@code contentSerialization} and MQTT topics, e.g. {@code json}. */
    public String shortName() {
        return shortName;
    }

    /** The plain media type, e.g. {@code application/json}. */
    public String mediaType() {
        return mediaType;
    }

    /**
     * The format of a media type: the plain one or one of {@code application/vnd.onem2m-…+json} (TS-0009 6.4.2), with
     * or without parameters. Empty where it is neither.
     */
    public static Optional<ContentFormat> ofMediaType(String text) {
        int semicolon = text.indexOf(';');
        String media = (semicolon < 0 ? text : text.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
        for (ContentFormat format : ALL) {
            if (media.equals(format.mediaType)
                    || media.startsWith("application/vnd.onem2m-") && media.endsWith("+" + format.shortName)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** The format that an item of {@code contentSerialization} names: a short name or a media type, else empty. */
    public static Optional<ContentFormat> of(String serialisation) {
        return ofShortName(serialisation.strip().toLowerCase(Locale.ROOT)).or(() -> ofMediaType(serialisation));
    }

    /** The format with this short name, empty where there is none. */
    public static Optional<ContentFormat> ofShortName(String shortName) {
        return ALL.stream().filter(format -> format.shortName.equals(shortName)).findFirst();
    }
}
