// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.insight.Memory;
import io.wattm2m.energy.testing.MapMemory;
import java.lang.Thread.State;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that are read and changed while the key is rotated. */
class SealedMemoryTest {
    private final AtomicReference<@Nullable Runnable> meanwhile = new AtomicReference<>();
    private final Memory kept = new Hesitant();
    private final KeyRing keys;
    private final SealedMemory memory;

    SealedMemoryTest(@TempDir Path folder) {
        keys = KeyRing.in(folder.resolve("keys.json"));
        memory = new SealedMemory(kept, Set.of("home"), keys.seal());
        memory.keep("home", "h1", "one");
    }

    @Test
    void whatIsChangedIsKeptWhileTheKeyIsRotated() throws Exception {
        Thread rotation = rotateMeanwhile();

        memory.change("home", text -> text + " more");
        rotation.join();

        assertThat(memory.document("home", "h1")).hasValue("one more");
    }

    @Test
    void whatIsReadIsOpenedWhileTheKeyIsRotated() throws Exception {
        Thread rotation = rotateMeanwhile();

        assertThat(memory.document("home", "h1")).hasValue("one");
        rotation.join();
        Thread another = rotateMeanwhile();

        assertThat(memory.documents("home", "", 10)).containsExactly("one");
        another.join();
    }

    /** Of what is read next, the key is rotated before it is opened, or as soon as that may be. */
    private Thread rotateMeanwhile() {
        String former = keys.keyId();
        Thread rotation = new Thread(() -> keys.rotate(memory::renew));
        meanwhile.set(() -> {
            rotation.start();
            Set<State> stopped = EnumSet.of(State.WAITING, State.TERMINATED);
            while (!stopped.contains(rotation.getState())) {
                Thread.onSpinWait();
            }
            assertThat(keys.keyId()).isNotEqualTo(former);
        });
        return rotation;
    }

    /** Documents in memory; once something happens between reading one and handing it over. */
    private final class Hesitant implements Memory {
        private final Memory documents = new MapMemory();

        @Override
        public Optional<String> document(String kind, String name) {
            Optional<String> text = documents.document(kind, name);
            hesitate();
            return text;
        }

        @Override
        public List<String> documents(String kind, String prefix, int limit) {
            List<String> texts = documents.documents(kind, prefix, limit);
            hesitate();
            return texts;
        }

        @Override
        public void keep(String kind, String name, String text) {
            documents.keep(kind, name, text);
        }

        @Override
        public void change(String kind, UnaryOperator<String> change) {
            documents.change(kind, text -> {
                hesitate();
                return change.apply(text);
            });
        }

        @Override
        public void forget(String kind, String name) {
            documents.forget(kind, name);
        }

        @Override
        public void forget(String kind, String prefix, String before) {
            documents.forget(kind, prefix, before);
        }

        private void hesitate() {
            Runnable now = meanwhile.getAndSet(null);
            if (now != null) {
                now.run();
            }
        }
    }
}
