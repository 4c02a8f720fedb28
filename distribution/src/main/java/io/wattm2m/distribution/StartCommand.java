// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.spi.Configuration;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** Starts everything in this process and stays in the foreground until it is told to stop. */
class StartCommand implements Callable<Integer> {
    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = settings.configuration();
        DataFolder.require(configuration.general().data());
        try (Running running = new Running()) {
            Cse cse = running.add(Cse.start(configuration, Plugins.discover(StartCommand.class.getClassLoader()),
                    Clock.systemUTC()));
            Banner.print(cse, configuration.general());
            running.awaitStop();
        }
        return 0;
    }
}
