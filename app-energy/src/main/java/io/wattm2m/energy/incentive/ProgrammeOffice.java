// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.incentive;

import java.io.IOException;
import java.util.List;

/** Who offers programmes and decides on applications. Thread-safe; IOException where it cannot be reached. */
public interface ProgrammeOffice {

    /** What one can apply for. */
    List<Programme> programmes() throws IOException;

    /** Hands in an application; one that was handed in before changes nothing. */
    void submit(Application application) throws IOException;

    /** Hands over an application no more; one that was taken out already changes nothing. */
    void withdraw(String applicationId) throws IOException;

    /** What was decided so far, in the order of time. */
    List<Decision> decisions() throws IOException;

    /**
     * What an office says of an application. Immutable.
     *
     * @param applicationId of which
     * @param state to which it has come
     * @param amount what is given; 0 unless it is approved
     * @param unit of the amount
     * @param note for the home
     */
    record Decision(String applicationId, Application.State state, long amount, Unit unit, String note) {}
}
