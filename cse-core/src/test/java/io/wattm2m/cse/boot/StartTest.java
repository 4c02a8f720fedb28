// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.resource.TypeRegistry;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.cse.spi.StoreProvider;
import io.wattm2m.cse.testing.MemoryStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartTest {
    private final AtomicBoolean opened = new AtomicBoolean();

    @ParameterizedTest
    @CsvSource({"cse.nmae,x", "store.btach,1", "notify.attempts,0", "request.life,soon", "polling.queue,x"})
    void settingsThatMakeNoSenseEndTheStartBeforeTheStoreIsOpened(String setting, String value) {
        Plugins plugins = new Plugins(List.of(), List.of(), List.of(new Store()), List.of());
        Configuration configuration = new Configuration(Map.of("cse.store", "test", setting, value));

        assertThatThrownBy(() -> Cse.start(configuration, plugins, Clock.systemUTC()))
                .isInstanceOf(StartFailure.class).hasMessageContaining(setting.substring(0, setting.indexOf('.')));
        assertThat(opened).isFalse();
    }

    private final class Store implements StoreProvider {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public ResourceStore open(Configuration configuration, TypeRegistry types) {
            opened.set(true);
            return new MemoryStore();
        }
    }
}
