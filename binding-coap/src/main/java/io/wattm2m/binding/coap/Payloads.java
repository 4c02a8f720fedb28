// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.Documents;
import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.codec.Serialisations;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.Map;
import java.util.Optional;
import org.eclipse.californium.core.coap.CoAP;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.OptionSet;
import org.eclipse.californium.core.coap.Request;

/**
 * Contents to and from payloads in the serialisations that it is given, chosen by CoAP's content-format numbers
 * (TS-0008 6.2.2.5). Thread-safe.
 */
final class Payloads {
    /** The content formats that hold the content of a primitive: plain, of resources, of notifications. */
    private static final Map<Integer, ContentFormat> FORMATS = Map.of(50, ContentFormat.JSON, 10001, ContentFormat.JSON,
            10003, ContentFormat.JSON, 41, ContentFormat.XML, 10014, ContentFormat.XML, 10002, ContentFormat.XML, 60,
            ContentFormat.CBOR, 10010, ContentFormat.CBOR, 10011, ContentFormat.CBOR);
    /** What to write where nobody asks for anything else: application/json. */
    static final int DEFAULT = 50;

    private static final Map<ContentFormat, Integer> PLAIN =
            Map.of(ContentFormat.JSON, DEFAULT, ContentFormat.XML, 41, ContentFormat.CBOR, 60);
    private static final String SUPPORTED = " is not supported; 50 (application/json), 41 (application/xml) and 60 "
            + "(application/cbor) are";

    private final Serialisations serialisations;

    Payloads(Serialisations serialisations) {
        this.serialisations = serialisations;
    }

    /** The number of the plain media type of a serialisation. */
    static int number(ContentFormat format) {
        return PLAIN.getOrDefault(format, DEFAULT);
    }

    /**
     * The content in the payload, JSON where the message does not say otherwise; empty without a payload.
     * UNSUPPORTED_MEDIA_TYPE or BAD_REQUEST where it cannot be read.
     */
    Optional<Content> read(Message message) {
        if (message.getPayloadSize() == 0) {
            return Optional.empty();
        }
        int format = message.getOptions().hasContentFormat() ? message.getOptions().getContentFormat() : DEFAULT;
        Documents documents = documents(format)
                .orElseThrow(() -> new RequestFailure(ResponseStatusCode.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Format " + named(format) + SUPPORTED));
        return Optional.of(content(documents, message));
    }

    /** Sets the content as payload, in a format that {@link #replyFormat} chose. */
    void write(Content content, int format, Message message) {
        message.setPayload(documents(format).orElseThrow().write(PrimitiveCodec.document(content)));
        message.getOptions().setContentFormat(format);
    }

    /**
     * The format that a reply to this request is written in: what Accept asks for, as far as it is supported, else what
     * the request itself is written in.
     */
    int replyFormat(Request request) {
        OptionSet options = request.getOptions();
        if (options.hasAccept() && documents(options.getAccept()).isPresent()) {
            return options.getAccept();
        }
        int own = options.hasContentFormat() ? options.getContentFormat() : DEFAULT;
        return number(FORMATS.getOrDefault(own, ContentFormat.JSON));
    }

    /** Refuses a request whose Accept no reply can meet: NOT_ACCEPTABLE. */
    void checkAccept(Request request) {
        if (request.getOptions().hasAccept() && documents(request.getOptions().getAccept()).isEmpty()) {
            throw new RequestFailure(ResponseStatusCode.NOT_ACCEPTABLE,
                    "Accept " + named(request.getOptions().getAccept()) + SUPPORTED);
        }
    }

    @SuppressWarnings("unchecked") // the document model has no other maps
    private static Content content(Documents documents, Message message) {
        Object document;
        try {
            byte[] payload = message.getPayload();
            boolean update = message instanceof Request request && request.getCode() == CoAP.Code.PUT;
            document = update ? documents.readUpdate(payload) : documents.read(payload);
        } catch (IllegalArgumentException e) {
            throw RequestFailure.badRequest(String.valueOf(e.getMessage()));
        }
        if (document instanceof Map<?, ?> members) {
            return PrimitiveCodec.content((Map<String, Object>) members);
        }
        throw RequestFailure.badRequest("the content is not an object with one root member");
    }

    private Optional<Documents> documents(int format) {
        return Optional.ofNullable(FORMATS.get(format)).map(serialisations::of);
    }

    private static String named(int format) {
        return format + " (" + MediaTypeRegistry.toString(format) + ")";
    }
}
