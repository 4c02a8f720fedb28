// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.cse.h2.FreshFile;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.privacy.Traces;
import java.util.Map;
import java.util.Optional;

/**
 * Sees to it that nothing of what is erased or forgotten is left in free pages of files, here or at the CSE, after the
 * next start. It is told before anything is erased, so that it holds as well where that is cut off. Thread-safe.
 *
 * @param own the file of this application's database, where it is one of H2
 * @param cse says the same there
 */
record Leftovers(Optional<FreshFile> own, Runnable cse) implements Traces, Homes.Observer {

    @Override
    public Map<String, Object> about(Person person) {
        return Map.of();
    }

    @Override
    public void erase(Person person) {
        leaveNothing();
    }

    @Override
    public void changed(Home home) {
        // it is kept
    }

    @Override
    public void forgotten(String deviceId) {
        leaveNothing();
    }

    @Override
    public void removed(Home home) {
        leaveNothing();
    }

    private void leaveNothing() {
        own.ifPresent(FreshFile::want);
        cse.run();
    }
}
