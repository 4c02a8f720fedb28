// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.Documents;
import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.Map;
import java.util.Optional;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Message;
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

    private final Map<ContentFormat, Documents> serialisations;

    Payloads(Map<ContentFormat, Documents> serialisations) {
        this.serialisations = Map.copyOf(serialisations);
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
                        "Content-Format " + named(format) + " is not supported; 50 (application/json) is"));
        return Optional.of(content(documents, message.getPayload()));
    }

    /** Sets the content as payload, in a format that {@link #replyFormat} chose. */
    void write(Content content, int format, Message message) {
        message.setPayload(documents(format).orElseThrow().write(PrimitiveCodec.document(content)));
        message.getOptions().setContentFormat(format);
    }

    /** The format that a reply to this request is written in: what Accept asks for, as far as it is supported. */
    int replyFormat(Request request) {
        int asked = request.getOptions().hasAccept() ? request.getOptions().getAccept() : DEFAULT;
        return documents(asked).isPresent() ? asked : DEFAULT;
    }

    /** Refuses a request whose Accept no reply can meet: NOT_ACCEPTABLE. */
    void checkAccept(Request request) {
        if (request.getOptions().hasAccept() && documents(request.getOptions().getAccept()).isEmpty()) {
            throw new RequestFailure(ResponseStatusCode.NOT_ACCEPTABLE,
                    "Accept " + named(request.getOptions().getAccept())
                            + " is not supported; 50 (application/json) is");
        }
    }

    @SuppressWarnings("unchecked") // the document model has no other maps
    private static Content content(Documents documents, byte[] payload) {
        Object document;
        try {
            document = documents.read(payload);
        } catch (IllegalArgumentException e) {
            throw RequestFailure.badRequest(String.valueOf(e.getMessage()));
        }
        if (document instanceof Map<?, ?> members) {
            return PrimitiveCodec.content((Map<String, Object>) members);
        }
        throw RequestFailure.badRequest("the content is not an object with one root member");
    }

    private Optional<Documents> documents(int format) {
        return Optional.ofNullable(FORMATS.get(format))
                .flatMap(known -> Optional.ofNullable(serialisations.get(known)));
    }

    private static String named(int format) {
        return format + " (" + MediaTypeRegistry.toString(format) + ")";
    }
}
