// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.spi.General;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.ResetFiles;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a token with which somebody sets a new password in the dashboard, also while the application runs. */
@Command(name = "password-reset", mixinStandardHelpOptions = true, description = "Makes a token for a new password.")
final class PasswordResetCommand implements Callable<Integer> {
    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Parameters(paramLabel = "NAME", description = "what the person logs in with")
    private String name = "";

    @Override
    public Integer call() {
        General general = settings.configuration().general();
        DataFolder.require(general.data());
        try {
            String token = new ResetFiles(general.data(), Clock.systemUTC()).issue(name);
            System.out.println("token, good for one hour and one new password: " + token);
            System.out.println("open the dashboard at #reset=" + token);
        } catch (Refusal e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
        return 0;
    }
}
