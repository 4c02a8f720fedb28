// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ModelSettingsTest {

    @Test
    void manyPlugsAreShownLessOftenEach() {
        assertThat(ModelSettings.DEFAULTS.interval(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(ModelSettings.DEFAULTS.interval(2500)).isEqualTo(Duration.ofSeconds(5));
        assertThat(ModelSettings.DEFAULTS.interval(10_000)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void noUpdatesAtAllMakeNoSense() {
        assertThatThrownBy(() -> new ModelSettings(Duration.ZERO, 0, true, true))
                .hasMessage("smartplug.model-updates is not positive");
    }
}
