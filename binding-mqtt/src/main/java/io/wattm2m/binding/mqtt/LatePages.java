// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.activemq.artemis.core.filter.Filter;
import org.apache.activemq.artemis.core.paging.PagedMessage;
import org.apache.activemq.artemis.core.paging.cursor.PageCursorProvider;
import org.apache.activemq.artemis.core.paging.cursor.PageSubscription;
import org.apache.activemq.artemis.core.paging.cursor.PagedReference;
import org.jspecify.annotations.Nullable;

/** The pages of a topic, which there are none of until somebody subscribes to them. Thread-safe. */
final class LatePages implements PageCursorProvider {
    private final Supplier<PageCursorProvider> maker;
    private volatile Optional<PageCursorProvider> made = Optional.empty();

    LatePages(Supplier<PageCursorProvider> maker) {
        this.maker = maker;
    }

    @Override
    public PagedReference newReference(PagedMessage message, PageSubscription subscription) {
        return make().newReference(message, subscription);
    }

    @Override
    public @Nullable PageSubscription getSubscription(long identifier) {
        return made.map(pages -> pages.getSubscription(identifier)).orElse(null);
    }

    @Override
    public void forEachSubscription(Consumer<PageSubscription> consumer) {
        made.ifPresent(pages -> pages.forEachSubscription(consumer));
    }

    @Override
    public PageSubscription createSubscription(long identifier, Filter filter, boolean isDurable) {
        return make().createSubscription(identifier, filter, isDurable);
    }

    @Override
    public void processReload() throws Exception {
        if (made.isPresent()) {
            made.get().processReload();
        }
    }

    @Override
    public void stop() {
        made.ifPresent(PageCursorProvider::stop);
    }

    @Override
    public void counterSnapshot() {
        made.ifPresent(PageCursorProvider::counterSnapshot);
    }

    @Override
    public void flushExecutors() {
        made.ifPresent(PageCursorProvider::flushExecutors);
    }

    @Override
    public Future<Boolean> scheduleCleanup() {
        return made.map(PageCursorProvider::scheduleCleanup).orElseGet(() -> CompletableFuture.completedFuture(true));
    }

    @Override
    public void disableCleanup() {
        made.ifPresent(PageCursorProvider::disableCleanup);
    }

    @Override
    public void resumeCleanup() {
        made.ifPresent(PageCursorProvider::resumeCleanup);
    }

    @Override
    public void onPageModeCleared() {
        made.ifPresent(PageCursorProvider::onPageModeCleared);
    }

    @Override
    public void close(PageSubscription subscription) {
        made.ifPresent(pages -> pages.close(subscription));
    }

    @Override
    public void checkClearPageLimit() {
        made.ifPresent(PageCursorProvider::checkClearPageLimit);
    }

    @Override
    public void counterRebuildStarted() {
        made.ifPresent(PageCursorProvider::counterRebuildStarted);
    }

    @Override
    public void counterRebuildDone() {
        made.ifPresent(PageCursorProvider::counterRebuildDone);
    }

    @Override
    public boolean isRebuildDone() {
        return made.map(PageCursorProvider::isRebuildDone).orElse(true);
    }

    private synchronized PageCursorProvider make() {
        if (made.isEmpty()) {
            made = Optional.of(maker.get());
        }
        return made.get();
    }
}
