// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.semantics;

import io.wattm2m.cse.primitive.RequestFailure;
import java.util.Set;
import org.eclipse.rdf4j.model.vocabulary.FN;
import org.eclipse.rdf4j.model.vocabulary.XSD;
import org.eclipse.rdf4j.query.algebra.FunctionCall;
import org.eclipse.rdf4j.query.algebra.GroupConcat;
import org.eclipse.rdf4j.query.algebra.MathExpr;
import org.eclipse.rdf4j.query.algebra.QueryModelNode;
import org.eclipse.rdf4j.query.algebra.Regex;
import org.eclipse.rdf4j.query.algebra.Service;
import org.eclipse.rdf4j.query.algebra.StatementPattern;
import org.eclipse.rdf4j.query.algebra.helpers.AbstractQueryModelVisitor;

/**
 * Refuses, with NOT_IMPLEMENTED, what a query may not have: whatever reaches out, and what a few characters of a query
 * make more expensive than a budget of rows could notice, such as regular expressions and functions that make texts
 * longer. For one query.
 */
final class Harmlessness extends AbstractQueryModelVisitor<RuntimeException> {
    private static final int MOST_PATTERNS = 64;
    private static final int MOST_NODES = 2_000;
    private static final int MOST_MULTIPLICATIONS = 8;
    private static final Set<String> FUNCTIONS = Set.of("contains", "starts-with", "ends-with", "string-length",
            "substring", "substring-before", "substring-after", "upper-case", "lower-case", "numeric-abs",
            "numeric-ceil", "numeric-floor", "numeric-round", "year-from-dateTime", "month-from-dateTime",
            "day-from-dateTime", "hours-from-dateTime", "minutes-from-dateTime", "seconds-from-dateTime",
            "timezone-from-dateTime");
    private static final Set<String> CASTS = Set.of("string", "boolean", "integer", "decimal", "double", "float",
            "dateTime", "date");
    private int patterns;
    private int nodes;
    private int multiplications;

    @Override
    protected void meetNode(QueryModelNode node) {
        if (++nodes > MOST_NODES) {
            throw RequestFailure
                    .notImplemented("a SPARQL query of more than " + MOST_NODES + " parts is not supported");
        }
        super.meetNode(node);
    }

    @Override
    public void meet(StatementPattern pattern) {
        if (++patterns > MOST_PATTERNS) {
            throw RequestFailure
                    .notImplemented("a SPARQL query of more than " + MOST_PATTERNS + " patterns is not supported");
        }
        super.meet(pattern);
    }

    @Override
    public void meet(MathExpr expression) {
        boolean grows = expression.getOperator() == MathExpr.MathOp.MULTIPLY
                || expression.getOperator() == MathExpr.MathOp.DIVIDE;
        if (grows && ++multiplications > MOST_MULTIPLICATIONS) {
            throw refused("more than " + MOST_MULTIPLICATIONS + " multiplications");
        }
        super.meet(expression);
    }

    @Override
    public void meet(FunctionCall call) {
        String function = call.getURI();
        boolean known = function.startsWith(FN.NAMESPACE)
                && FUNCTIONS.contains(function.substring(FN.NAMESPACE.length()))
                || function.startsWith(XSD.NAMESPACE) && CASTS.contains(function.substring(XSD.NAMESPACE.length()))
                || function.equals("COALESCE") || function.equals("STRDT") || function.equals("STRLANG")
                || function.equals("NOW") || function.equals("TZ");
        if (!known) {
            throw refused("the function " + function);
        }
        super.meet(call);
    }

    @Override
    public void meet(Service service) {
        throw refused("SERVICE");
    }

    @Override
    public void meet(Regex regex) {
        throw refused("REGEX (but CONTAINS, STRSTARTS and STRENDS are)");
    }

    @Override
    public void meet(GroupConcat aggregate) {
        throw refused("GROUP_CONCAT");
    }

    static RequestFailure refused(String what) {
        return RequestFailure.notImplemented("SPARQL: " + what + " is not supported here");
    }
}
