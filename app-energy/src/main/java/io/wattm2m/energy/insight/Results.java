// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import java.util.Map;

/** Tells other applications what was found out. Thread-safe. */
public interface Results {

    /** Publishes a document in a container of a plug; what is called the same is published once. */
    void publish(String deviceId, String container, String name, Map<String, Object> document);
}
