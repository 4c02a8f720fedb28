// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.semantics;

import jakarta.json.JsonException;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import no.hasmac.jsonld.JsonLdError;
import no.hasmac.jsonld.JsonLdErrorCode;
import no.hasmac.jsonld.document.JsonDocument;
import no.hasmac.rdf.RdfLiteral;
import no.hasmac.rdf.RdfNQuad;
import no.hasmac.rdf.RdfResource;
import no.hasmac.rdf.RdfValue;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.rio.RDFHandler;
import org.eclipse.rdf4j.rio.RDFParseException;

/** JSON-LD 1.1, with contexts of its own only: one that is elsewhere is not fetched. For one text. */
final class JsonLd {
    private static final ValueFactory VALUES = SimpleValueFactory.getInstance();
    private final Map<String, BNode> blankNodes = new HashMap<>();

    private JsonLd() {}

    /** Tells the triples of a text. */
    static void read(byte[] text, RDFHandler triples) {
        try {
            JsonLd reading = new JsonLd();
            no.hasmac.jsonld.JsonLd.toRdf(JsonDocument.of(new ByteArrayInputStream(text)))
                    .loader((address, options) -> {
                        throw new JsonLdError(JsonLdErrorCode.LOADING_DOCUMENT_FAILED,
                                "a context that is elsewhere is not fetched: " + address);
                    }).get().toList().forEach(quad -> reading.tell(quad, triples));
        } catch (JsonLdError | JsonException e) {
            throw new RDFParseException(e);
        }
    }

    private void tell(RdfNQuad quad, RDFHandler triples) {
        triples.handleStatement(VALUES.createStatement(resource(quad.getSubject()),
                VALUES.createIRI(quad.getPredicate().getValue()), value(quad.getObject())));
    }

    private Value value(RdfValue value) {
        if (value instanceof RdfResource resource) {
            return resource(resource);
        }
        RdfLiteral literal = value.asLiteral();
        IRI type = VALUES.createIRI(literal.getDatatype());
        return literal.getLanguage().<Value>map(language -> VALUES.createLiteral(literal.getValue(), language))
                .orElseGet(() -> VALUES.createLiteral(literal.getValue(), type));
    }

    private Resource resource(RdfResource resource) {
        return resource.isBlankNode()
                ? blankNodes.computeIfAbsent(resource.getValue(), name -> VALUES.createBNode())
                : VALUES.createIRI(resource.getValue());
    }
}
