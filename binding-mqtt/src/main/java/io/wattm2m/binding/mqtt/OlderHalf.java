// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.util.Map;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.filter.Filter;
import org.apache.activemq.artemis.selector.filter.Filterable;

/** Matches the first messages that it is asked about, up to so many bytes. For one thread, once. */
final class OlderHalf implements Filter {
    private long left;

    OlderHalf(long bytes) {
        this.left = bytes;
    }

    @Override
    public boolean match(Message message) {
        left -= message.getEncodeSize();
        return left > 0;
    }

    @Override
    public boolean match(Map<String, String> map) {
        return false;
    }

    @Override
    public boolean match(Filterable filterable) {
        return false;
    }

    @Override
    public SimpleString getFilterString() {
        return SimpleString.of("");
    }
}
