// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.paging.PagingStore;
import org.apache.activemq.artemis.core.paging.PagingStoreFactory;
import org.apache.activemq.artemis.core.paging.cursor.PageCursorProvider;
import org.apache.activemq.artemis.core.paging.impl.PagingStoreFactoryNIO;
import org.apache.activemq.artemis.core.persistence.StorageManager;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.utils.actors.ArtemisExecutor;

/**
 * An Artemis that keeps all messages in memory. It would prepare each topic for pages on a disk nevertheless, with
 * tables of 8 KiB that are made anew whenever a plug reports: this one does so where a subscription asks for it.
 */
final class UnpagedServer extends ActiveMQServerImpl {

    UnpagedServer(Configuration configuration) {
        super(configuration);
    }

    @Override
    protected PagingStoreFactory getPagingStoreFactory() {
        return new PagingStoreFactoryNIO(getStorageManager(), getConfiguration().getPagingLocation(),
                getConfiguration().getPageSyncTimeout(), getScheduledPool(), pageExecutorFactory,
                getConfiguration().isJournalSyncNonTransactional(), getIoCriticalErrorListener()) {
            @Override
            public PageCursorProvider newCursorProvider(PagingStore store, StorageManager storage,
                    AddressSettings settings, ArtemisExecutor executor) {
                return new LatePages(() -> super.newCursorProvider(store, storage, settings, executor));
            }
        };
    }
}
