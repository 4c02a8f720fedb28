// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.semantics;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.rdf4j.common.exception.RDF4JException;
import org.eclipse.rdf4j.common.iteration.CloseableIteration;
import org.eclipse.rdf4j.query.BindingSet;
import org.eclipse.rdf4j.query.algebra.TupleExpr;
import org.eclipse.rdf4j.query.algebra.evaluation.QueryBindingSet;
import org.eclipse.rdf4j.query.algebra.evaluation.QueryOptimizer;
import org.eclipse.rdf4j.query.algebra.evaluation.impl.EvaluationStatistics;
import org.eclipse.rdf4j.query.algebra.evaluation.optimizer.ConjunctiveConstraintSplitterOptimizer;
import org.eclipse.rdf4j.query.algebra.evaluation.optimizer.FilterOptimizer;
import org.eclipse.rdf4j.query.algebra.evaluation.optimizer.QueryJoinOptimizer;
import org.eclipse.rdf4j.query.parser.ParsedBooleanQuery;
import org.eclipse.rdf4j.query.parser.ParsedGraphQuery;
import org.eclipse.rdf4j.query.parser.ParsedQuery;
import org.eclipse.rdf4j.query.parser.sparql.SPARQLParser;

/**
 * A query in SPARQL 1.1 over what descriptions say (TS-0001 8.1.2, semanticsFilter; TS-0034 7.4, 7.5). Immutable,
 * thread-safe.
 */
public final class SemanticQuery {
    private static final int LONGEST = 16 * 1024;
    private final ParsedQuery parsed;

    private SemanticQuery(ParsedQuery parsed) {
        this.parsed = parsed;
    }

    /** INVALID_SPARQL_QUERY where the text is no query, NOT_IMPLEMENTED where it has what is not supported here. */
    public static SemanticQuery parse(String sparql) {
        if (sparql.length() > LONGEST) {
            throw invalid("it is longer than " + LONGEST + " characters");
        }
        return guarded(() -> {
            ParsedQuery parsed = new SPARQLParser().parseQuery(sparql, null);
            if (parsed.getDataset() != null) {
                throw Harmlessness.refused("FROM");
            }
            parsed.getTupleExpr().visit(new Harmlessness());
            return new SemanticQuery(parsed);
        });
    }

    /** Whether there is any answer, or the answer is yes. */
    public boolean isMetBy(Collection<Description> descriptions, Budget budget) {
        Graph graph = Graph.of(descriptions, budget);
        return guarded(() -> {
            try (CloseableIteration<BindingSet> rows = rows(parsed.getTupleExpr(), graph, budget)) {
                return rows.hasNext();
            }
        });
    }

    /**
     * The answer as text: of SELECT and ASK in the SPARQL 1.1 Query Results JSON Format, of CONSTRUCT and DESCRIBE in
     * Turtle; NOT_ACCEPTABLE where it would cost more than the budget.
     */
    public String answer(Collection<Description> descriptions, Budget budget) {
        Graph graph = Graph.of(descriptions, budget);
        return guarded(() -> {
            try (CloseableIteration<BindingSet> rows = rows(parsed.getTupleExpr(), graph, budget)) {
                return switch (parsed) {
                    case ParsedBooleanQuery _ -> QueryResults.truth(rows.hasNext());
                    case ParsedGraphQuery _ -> QueryResults.graph(rows, budget);
                    default -> QueryResults.table(List.copyOf(parsed.getTupleExpr().getBindingNames()), rows, budget);
                };
            }
        });
    }

    /** The solutions of a query or of the condition of an update. */
    static CloseableIteration<BindingSet> rows(TupleExpr query, Graph graph, Budget budget) {
        TupleExpr expression = query.clone();
        BoundedEvaluation evaluation = new BoundedEvaluation(graph, budget);
        // not all that the library has: some of its rewriting makes short queries very long
        for (QueryOptimizer optimizer : List.of(new ConjunctiveConstraintSplitterOptimizer(), new FilterOptimizer(),
                new QueryJoinOptimizer(new EvaluationStatistics()))) {
            optimizer.optimize(expression, null, new QueryBindingSet());
        }
        return evaluation.precompile(expression).evaluate(new QueryBindingSet());
    }

    /** What the library finds wrong with a query, and one that is nested deeper than it can go. */
    static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (RDF4JException e) {
            throw invalid(String.valueOf(e.getMessage()));
        } catch (StackOverflowError nested) {
            throw invalid("it is nested too deeply");
        }
    }

    private static RequestFailure invalid(String reason) {
        return new RequestFailure(ResponseStatusCode.INVALID_SPARQL_QUERY,
                "this is no SPARQL query: " + reason.lines().findFirst().orElse(""));
    }
}
