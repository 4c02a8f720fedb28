// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The line to a server on this machine, which can be cut, or be silent for a while. Thread-safe. */
public final class Line implements AutoCloseable {
    private static final int CHUNK = 16_384;
    private final ServerSocket entrance;
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReadWriteLock passage = new ReentrantReadWriteLock();
    private volatile boolean cut;

    private Line(ServerSocket entrance, int server) {
        this.entrance = entrance;
        this.server = server;
    }

    /** The line to this port. */
    public static Line to(int port) throws IOException {
        Line line = new Line(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), port);
        Thread.ofVirtual().start(line::accept);
        return line;
    }

    /** Where it begins. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** Breaks all connections, and refuses new ones until it is mended. */
    public void cut() throws IOException {
        cut = true;
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** Lets new connections be made. */
    public void mend() {
        cut = false;
    }

    /** Lets nothing pass, though all connections stay; for the thread that lets it speak again. */
    public void silence() {
        passage.writeLock().lock();
    }

    /** Lets everything pass again. */
    public void speak() {
        passage.writeLock().unlock();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                join(entrance.accept());
            } catch (IOException e) {
                // it is closed, or the server is away
            }
        }
    }

    private void join(Socket client) throws IOException {
        open.add(client);
        try {
            Socket other = new Socket(InetAddress.getLoopbackAddress(), server);
            open.add(other);
            Thread.ofVirtual().start(() -> pass(client, other));
            Thread.ofVirtual().start(() -> pass(other, client));
            if (cut) {
                client.close();
                other.close();
            }
        } catch (IOException e) {
            client.close();
            open.remove(client);
            throw e;
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try (from; to) {
            for (int length = from.getInputStream().read(chunk); length >= 0;) {
                passage.readLock().lock();
                try {
                    to.getOutputStream().write(chunk, 0, length);
                } finally {
                    passage.readLock().unlock();
                }
                length = from.getInputStream().read(chunk);
            }
        } catch (IOException e) {
            // cut
        } finally {
            open.remove(from);
        }
    }
}
