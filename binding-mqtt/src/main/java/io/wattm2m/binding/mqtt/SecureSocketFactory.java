// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/** TLS sockets with {@code TCP_NODELAY}, for the reason that {@link NoDelaySocketFactory} has. Immutable. */
final class SecureSocketFactory extends SSLSocketFactory {
    private final SSLSocketFactory sockets;

    SecureSocketFactory(SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    @Override
    public Socket createSocket() throws IOException {
        return undelayed(sockets.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return undelayed(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return undelayed(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return undelayed(sockets.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return undelayed(sockets.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        return undelayed(sockets.createSocket(socket, host, port, autoClose));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }

    private static Socket undelayed(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return socket;
    }
}
