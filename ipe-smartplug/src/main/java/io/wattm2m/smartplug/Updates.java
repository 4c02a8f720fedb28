// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.smartplug.driver.UpdateProgress;
import io.wattm2m.smartplug.driver.UpdateProgress.Stage;
import java.time.Duration;
import java.util.Optional;

/**
 * Updates of the plugs' firmware, ordered by the mgmtObj {@code [firmware]} (TS-0001 D.2) and told there: {@code ud} is
 * taken back as soon as the order is taken, {@code uds} says how far it is and {@code dc} why. All calls for one plug
 * come in the lane of its state, one by one.
 */
final class Updates {
    private static final int LONGEST_URL = 200;
    private final Wire wire;
    private final Duration within;

    /** Updates that a plug has to tell of {@code within} so long. */
    Updates(Wire wire, Duration within) {
        this.wire = wire;
        this.within = within;
    }

    /** Somebody wants a plug to take the firmware that is there. */
    void order(Plug plug, String url) {
        if (plug.update().isUnderWay()) {
            wire.show(plug);
            return;
        }
        FirmwareUpdate ordered = plug.update().next("ordered");
        become(plug, ordered);
        refusal(url).or(() -> wire.send(plug, url)).ifPresentOrElse(fault -> become(plug, ordered.at(Stage.FAILED,
                fault)), () -> wire.after(within, plug, () -> expire(plug, ordered)));
    }

    /**
     * The plug tells how far it is.
     *
     * @param kept whether the broker has kept it from an earlier time: then it is not about what is under way
     */
    void progress(Plug plug, UpdateProgress told, boolean kept) {
        if (told.stage() != Stage.NONE && !(kept && plug.update().isUnderWay())) {
            become(plug, plug.update().at(told.stage(), told.reason()));
        }
    }

    private static Optional<String> refusal(String url) {
        return url.matches("https?://[\\x21-\\x7e]+") && url.length() <= LONGEST_URL ? Optional.empty()
                : Optional.of("url is not http:// or https:// with at most " + LONGEST_URL + " characters");
    }

    private void expire(Plug plug, FirmwareUpdate ordered) {
        FirmwareUpdate now = plug.update();
        if (now.number() == ordered.number() && now.isUnderWay()) {
            become(plug, now.at(Stage.FAILED, "the plug has not told within " + within.toSeconds()
                    + " s what became of it"));
        }
    }

    private void become(Plug plug, FirmwareUpdate update) {
        plug.update(update);
        wire.show(plug);
    }

    /** The way to the plugs, and to those who look at them. */
    interface Wire {

        /** Tells a plug to take a firmware; why it cannot be told, empty where it is. */
        Optional<String> send(Plug plug, String url);

        /** Shows how far the update of a plug is. */
        void show(Plug plug);

        /** Runs a task later, in the lane of the plug's state. */
        void after(Duration delay, Plug plug, Runnable task);
    }
}
