// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.primitive.Content;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Which broker the plugs are heard at. Pure. */
public final class BrokerAddress {

    private BrokerAddress() {}

    /**
     * The broker as Paho names it.
     *
     * @param setting the operator's choice, or empty
     * @param cseBase where to look without one: the first {@code mqtt://} in {@code poa}, else the
     *        first {@code mqtts://}
     */
    static Optional<String> of(String setting, Supplier<Content> cseBase) {
        return setting.isEmpty() ? pointsOfAccess(cseBase.get()).stream().map(Object::toString)
                .filter(address -> address.startsWith("mqtt"))
                .min(Comparator.comparing(address -> address.startsWith("mqtts"))).map(BrokerAddress::mapped)
                : Optional.of(mapped(setting));
    }

    /** {@code mqtt://host} is {@code tcp://host:1883}, {@code mqtts://host} is {@code ssl://host:8883}. */
    public static String mapped(String address) {
        String tls = address.replaceFirst("^mqtts://", "ssl://");
        String mapped = tls.replaceFirst("^mqtt://", "tcp://").replaceFirst("/+$", "");
        boolean hasPort = mapped.matches(".*:\\d+");
        return hasPort ? mapped : mapped + (mapped.startsWith("ssl://") ? ":8883" : ":1883");
    }

    private static List<?> pointsOfAccess(Content cseBase) {
        return cseBase.members().getOrDefault("poa", List.of()) instanceof List<?> list ? list : List.of();
    }
}
