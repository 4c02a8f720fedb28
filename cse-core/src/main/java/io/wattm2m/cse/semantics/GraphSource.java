// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.semantics;

import java.util.Iterator;
import org.eclipse.rdf4j.common.iteration.AbstractCloseableIteration;
import org.eclipse.rdf4j.common.iteration.CloseableIteration;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.query.algebra.evaluation.TripleSource;

/** A graph as an evaluation reads it, each triple at the cost of a row. For one thread. */
final class GraphSource implements TripleSource {
    private final Graph graph;
    private final Budget budget;

    GraphSource(Graph graph, Budget budget) {
        this.graph = graph;
        this.budget = budget;
    }

    @Override
    public CloseableIteration<? extends Statement> getStatements(Resource subject, IRI predicate, Value object,
            Resource... contexts) {
        return new Reading(graph.triples().getStatements(subject, predicate, object, contexts).iterator());
    }

    @Override
    public ValueFactory getValueFactory() {
        return SimpleValueFactory.getInstance();
    }

    /** Triples one after another. */
    private final class Reading extends AbstractCloseableIteration<Statement> {
        private final Iterator<Statement> statements;

        Reading(Iterator<Statement> statements) {
            this.statements = statements;
        }

        @Override
        public boolean hasNext() {
            return statements.hasNext();
        }

        @Override
        public Statement next() {
            budget.row();
            return statements.next();
        }

        @Override
        public void remove() {
            throw new UnsupportedOperationException("a graph is read only");
        }

        @Override
        protected void handleClose() {
            // nothing is held
        }
    }
}
