// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.scenario;

import java.io.IOException;
import java.util.List;

/** Something that is measured and told. */
public interface Scenario {

    /** By which it is chosen on the command line. */
    String name();

    /** Measures and reports; IOException where a request was not answered as it should be. */
    void play(Stage stage) throws IOException, InterruptedException;

    /** All of them in the order of the report. */
    static List<Scenario> all() {
        return List.of(new StartUp(), new CreationOverHttp(), new CreationOverOthers(), new LatestInstance(),
                new RetrievalById(), new Discovery(), new Subscribers(), new MixedLoad(),
                new Growth(), new WritePipeline(), new Plugs(), new SeveralNodes());
    }
}
