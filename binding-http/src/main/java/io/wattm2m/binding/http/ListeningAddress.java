// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.cse.spi.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.HostPort;

/** Where a connector listens, and how others are told of it. */
public final class ListeningAddress {
    private ListeningAddress() {}

    /**
     * Opens the connector at its address; StartFailure where that is not to be had.
     *
     * @param protocol what is spoken there, e.g. {@code HTTP}
     * @param settings the settings that say where, e.g. {@code http.port and bind}
     */
    public static void open(ServerConnector connector, String protocol, String settings) {
        String place = connector.getHost() + ":" + connector.getPort();
        try {
            connector.open();
        } catch (IOException | UnresolvedAddressException e) {
            throw new StartFailure("cannot listen for " + protocol + " at " + place + ": "
                    + (e.getCause() == null ? e : e.getCause()).getMessage() + " (settings " + settings + ")", e);
        }
    }

    /**
     * The URI under which others reach the open connector.
     *
     * @param configured what the settings say instead, empty where they do not
     * @param scheme that of connections in clear text, to which an {@code s} is put where they are encrypted
     */
    public static URI pointOfAccess(ServerConnector connector, String configured, String scheme) {
        if (!configured.isEmpty()) {
            return URI.create(configured);
        }
        String host = new InetSocketAddress(connector.getHost(), 0).getAddress().isAnyLocalAddress() ? ownAddress()
                : connector.getHost();
        return URI.create(scheme + (connector.getProtocols().contains("ssl") ? "s" : "") + "://"
                + HostPort.normalizeHost(host) + ":" + connector.getLocalPort());
    }

    /** An address of this machine for those that are told to come back to 0.0.0.0. */
    private static String ownAddress() {
        try {
            return InetAddress.getLocalHost().getHostAddress();
        } catch (UnknownHostException e) {
            return InetAddress.getLoopbackAddress().getHostAddress();
        }
    }
}
