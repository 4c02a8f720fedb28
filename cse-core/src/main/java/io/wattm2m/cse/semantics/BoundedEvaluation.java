// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.semantics;

import org.eclipse.rdf4j.common.iteration.AbstractCloseableIteration;
import org.eclipse.rdf4j.common.iteration.CloseableIteration;
import org.eclipse.rdf4j.query.Binding;
import org.eclipse.rdf4j.query.BindingSet;
import org.eclipse.rdf4j.query.algebra.Extension;
import org.eclipse.rdf4j.query.algebra.Group;
import org.eclipse.rdf4j.query.algebra.TupleExpr;
import org.eclipse.rdf4j.query.algebra.evaluation.QueryEvaluationStep;
import org.eclipse.rdf4j.query.algebra.evaluation.impl.DefaultEvaluationStrategy;
import org.eclipse.rdf4j.query.algebra.evaluation.impl.QueryEvaluationContext;

/**
 * Evaluates queries over a graph, every row of every step at the cost of the budget, and what is bound to new values at
 * the cost of their length. There is nobody to ask for what is elsewhere. For one thread.
 */
final class BoundedEvaluation extends DefaultEvaluationStrategy {
    private final Budget budget;

    BoundedEvaluation(Graph graph, Budget budget) {
        super(new GraphSource(graph, budget), null);
        this.budget = budget;
    }

    @Override
    public QueryEvaluationStep precompile(TupleExpr expression, QueryEvaluationContext context) {
        QueryEvaluationStep step = super.precompile(expression, context);
        boolean makesValues = expression instanceof Extension || expression instanceof Group;
        return bindings -> new Counted(step.evaluate(bindings), makesValues);
    }

    /** Rows that are paid for. */
    private final class Counted extends AbstractCloseableIteration<BindingSet> {
        private final CloseableIteration<BindingSet> rows;
        private final boolean makesValues;

        Counted(CloseableIteration<BindingSet> rows, boolean makesValues) {
            this.rows = rows;
            this.makesValues = makesValues;
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public BindingSet next() {
            budget.row();
            BindingSet row = rows.next();
            if (makesValues) {
                for (Binding binding : row) {
                    budget.text(binding.getValue().stringValue().length());
                }
            }
            return row;
        }

        @Override
        public void remove() {
            throw new UnsupportedOperationException("rows are read only");
        }

        @Override
        protected void handleClose() {
            rows.close();
        }
    }
}
