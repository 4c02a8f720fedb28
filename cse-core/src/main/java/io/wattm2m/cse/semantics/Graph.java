// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.semantics;

import io.wattm2m.cse.primitive.RequestFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.base.CoreDatatype;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.rio.RDFHandler;
import org.eclipse.rdf4j.rio.RDFHandlerException;
import org.eclipse.rdf4j.rio.RDFParseException;
import org.eclipse.rdf4j.rio.RDFParser;
import org.eclipse.rdf4j.rio.helpers.AbstractRDFHandler;
import org.eclipse.rdf4j.rio.helpers.XMLParserSettings;
import org.eclipse.rdf4j.rio.rdfxml.RDFXMLParser;
import org.eclipse.rdf4j.rio.turtle.TurtleParser;

/**
 * The triples of descriptions, all in one graph (TS-0034 7.5). Immutable.
 *
 * @param triples the triples
 */
record Graph(Model triples) {
    static final Graph EMPTY = new Graph(new LinkedHashModel());
    static final long RDF_XML = 4;
    static final long TURTLE = 5;
    static final long JSON_LD = 7;
    private static final Map<Long, Reader> READERS = Map.of(RDF_XML, reader(RDFXMLParser::new), TURTLE,
            reader(TurtleParser::new), JSON_LD, JsonLd::read);
    private static final int MOST_TRIPLES = 10_000;
    private static final int LONGEST_NUMBER = 1_000;
    private static final String BASE = "urn:descriptor:";

    /** Whether descriptions that are written so have triples here. */
    static boolean reads(long representation) {
        return READERS.containsKey(representation);
    }

    /** What all of these say; those that cannot be read say nothing. */
    static Graph of(Collection<Description> descriptions, Budget budget) {
        Model all = new LinkedHashModel();
        for (Description description : descriptions) {
            budget.row();
            budget.text(description.descriptor().length());
            for (Statement statement : readable(description).triples) {
                budget.row();
                all.add(statement);
            }
        }
        return new Graph(all);
    }

    private static Graph readable(Description description) {
        try {
            return reads(description.representation()) ? read(description.representation(), description.text())
                    : EMPTY;
        } catch (RequestFailure unreadable) {
            // kept from before descriptors were checked
            return EMPTY;
        }
    }

    /** What the text says; BAD_REQUEST where it is not written as it says. */
    static Graph read(long representation, byte[] text) {
        Model triples = new LinkedHashModel();
        try {
            READERS.getOrDefault(representation, reader(TurtleParser::new)).read(text, new Collector(triples));
        } catch (RDFParseException | RDFHandlerException | IOException | IllegalArgumentException e) {
            throw malformed(String.valueOf(e.getMessage()));
        } catch (StackOverflowError nested) {
            throw malformed("it is nested too deeply");
        }
        return new Graph(triples);
    }

    private static Reader reader(Supplier<RDFParser> parsers) {
        return (text, triples) -> {
            RDFParser parser = parsers.get();
            // no entity is expanded or fetched
            parser.set(XMLParserSettings.DISALLOW_DOCTYPE_DECL, true);
            parser.setRDFHandler(triples);
            parser.parse(new ByteArrayInputStream(text), BASE);
        };
    }

    private static RequestFailure malformed(String reason) {
        return RequestFailure.badRequest("dsp (descriptor) is not as dcrp (descriptorRepresentation) says: " + reason);
    }

    /** Reads one way of writing triples. */
    private interface Reader {
        void read(byte[] text, RDFHandler triples) throws IOException;
    }

    /** Takes triples as they are read, up to a number, and none with a number that could not be reckoned with. */
    private static final class Collector extends AbstractRDFHandler {
        private final Model triples;

        Collector(Model triples) {
            this.triples = triples;
        }

        @Override
        public void handleStatement(Statement statement) {
            if (statement.getObject() instanceof Literal literal && literal.getLabel().length() > LONGEST_NUMBER
                    && !isText(literal)) {
                throw new RDFHandlerException("a value that is no text is longer than " + LONGEST_NUMBER);
            }
            if (triples.size() >= MOST_TRIPLES) {
                throw new RDFHandlerException("there are more than " + MOST_TRIPLES + " triples");
            }
            triples.add(statement.getSubject(), statement.getPredicate(), statement.getObject());
        }

        private static boolean isText(Literal literal) {
            return literal.getLanguage().isPresent() || CoreDatatype.XSD.STRING.getIri().equals(literal.getDatatype());
        }
    }
}
