// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A plain balancer: hands each connection to the next of the servers that takes it. Thread-safe. */
public final class RoundRobin implements AutoCloseable {
    private final List<Integer> servers = new CopyOnWriteArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final ServerSocket entrance;

    /** A balancer without servers. */
    public RoundRobin() throws IOException {
        entrance = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** From now on there is a server at this port of this machine as well. */
    public void add(int port) {
        servers.add(port);
    }

    /** Nothing more is handed to it. */
    public void remove(int port) {
        servers.remove(Integer.valueOf(port));
    }

    /** Where it takes connections. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                Thread.ofVirtual().start(() -> join(client));
            } catch (IOException e) {
                // the test has closed it
            }
        }
    }

    private void join(Socket client) {
        for (int tried = 0; tried < servers.size(); tried++) {
            try {
                int port = servers.get(Math.floorMod(next.getAndIncrement(), servers.size()));
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                Thread.ofVirtual().start(() -> copy(client, server));
                Thread.ofVirtual().start(() -> copy(server, client));
                return;
            } catch (IOException | ArithmeticException | IndexOutOfBoundsException e) {
                // the next one, then
            }
        }
        copy(client, client); // nobody is there: nothing comes of it
    }

    private static void copy(Socket from, Socket to) {
        try (from; to) {
            if (from != to) {
                from.getInputStream().transferTo(to.getOutputStream());
            }
        } catch (IOException e) {
            // one of them is gone
        }
    }
}
