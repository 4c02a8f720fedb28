// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.semantics;

import io.wattm2m.cse.codec.JsonDocuments;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.rdf4j.common.iteration.CloseableIteration;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.base.CoreDatatype;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.query.Binding;
import org.eclipse.rdf4j.query.BindingSet;
import org.eclipse.rdf4j.rio.turtle.TurtleWriter;

/** Results of queries as text: tables and truths as SPARQL 1.1 Query Results in JSON, graphs in Turtle. Pure. */
final class QueryResults {
    private static final JsonDocuments JSON = new JsonDocuments();

    private QueryResults() {}

    /** The answer to ASK. */
    static String truth(boolean answer) {
        Map<String, Object> truth = new LinkedHashMap<>();
        truth.put("head", Map.of());
        truth.put("boolean", answer);
        return written(truth);
    }

    /** The answer to SELECT. */
    static String table(List<String> variables, CloseableIteration<BindingSet> rows, Budget budget) {
        List<Object> bindings = new ArrayList<>();
        while (rows.hasNext()) {
            BindingSet row = rows.next();
            Map<String, Object> members = new LinkedHashMap<>();
            for (String variable : variables) {
                Value value = row.getValue(variable);
                if (value != null) {
                    budget.text(value.stringValue().length() + variable.length());
                    members.put(variable, value(value));
                }
            }
            bindings.add(members);
        }
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("head", Map.of("vars", variables));
        table.put("results", Map.of("bindings", bindings));
        return written(table);
    }

    /** The answer to CONSTRUCT and DESCRIBE. */
    static String graph(CloseableIteration<BindingSet> rows, Budget budget) {
        Model triples = new LinkedHashModel();
        while (rows.hasNext()) {
            BindingSet row = rows.next();
            if (row.getValue("subject") instanceof Resource subject
                    && row.getValue("predicate") instanceof IRI predicate
                    && row.getValue("object") != null) {
                for (Binding binding : row) {
                    budget.text(binding.getValue().stringValue().length());
                }
                triples.add(subject, predicate, row.getValue("object"));
            }
        }
        return turtle(triples);
    }

    /** A graph as text. */
    static String turtle(Model triples) {
        StringWriter text = new StringWriter();
        TurtleWriter writer = new TurtleWriter(text);
        writer.startRDF();
        triples.forEach(writer::handleStatement);
        writer.endRDF();
        return text.toString();
    }

    private static Map<String, Object> value(Value value) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", value instanceof IRI ? "uri" : value instanceof BNode ? "bnode" : "literal");
        members.put("value", value.stringValue());
        if (value instanceof Literal literal) {
            if (literal.getLanguage().isPresent()) {
                members.put("xml:lang", literal.getLanguage().get());
            } else if (!CoreDatatype.XSD.STRING.getIri().equals(literal.getDatatype())) {
                members.put("datatype", literal.getDatatype().stringValue());
            }
        }
        return members;
    }

    private static String written(Map<String, Object> document) {
        return new String(JSON.write(document), StandardCharsets.UTF_8);
    }
}
