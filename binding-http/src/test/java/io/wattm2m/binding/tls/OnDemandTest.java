// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.primitive.RequestFailure;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.component.LifeCycle;
import org.junit.jupiter.api.Test;

/** A client that is there when it is needed, and once. */
class OnDemandTest {
    private final List<LifeCycle> made = new ArrayList<>();
    private final OnDemand<LifeCycle> part = new OnDemand<>(this::make);

    @Test
    void whatNobodyNeedsIsNeverMade() {
        part.close();

        assertThat(made).isEmpty();
    }

    @Test
    void whatIsNeededAgainIsTheSameAndRuns() {
        LifeCycle first = part.get();

        assertThat(part.get()).isSameAs(first);
        assertThat(made).containsExactly(first);
        assertThat(first.isRunning()).isTrue();
    }

    @Test
    void closingStopsItForGood() {
        LifeCycle running = part.get();

        part.close();

        assertThat(running.isStopped()).isTrue();
    }

    @Test
    void whatHasBeenClosedIsNotMadeAnyMore() {
        part.close();

        assertThatThrownBy(part::get).isInstanceOf(RequestFailure.class).hasMessageContaining("stopping");
        assertThat(made).isEmpty();
    }

    private LifeCycle make() {
        LifeCycle part = new AbstractLifeCycle() {};
        made.add(part);
        return part;
    }
}
