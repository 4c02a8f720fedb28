// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.limit;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A server with nothing behind it, with threads like those of the HTTP binding, until it is told to stop. */
@Command(name = "bare", hidden = true, description = "Jetty and a file that is synced.")
public final class BareCommand implements Callable<Integer> {
    private static final int PLATFORM_THREADS = 16;

    @Option(names = "--port", required = true, description = "where to listen on this machine")
    private int port;

    @Option(names = "--data", required = true, description = "the folder on the disk to measure")
    private Path data = Path.of(".");

    @Override
    public Integer call() throws Exception {
        try (GroupCommit disk = GroupCommit.in(data)) {
            Server server = new Server(threads());
            server.setHandler(new BareHandler(disk));
            HttpConfiguration http = new HttpConfiguration();
            http.setSendServerVersion(false);
            ServerConnector connector = new ServerConnector(server, 0, -1, new HttpConnectionFactory(http));
            connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
            connector.setPort(port);
            server.addConnector(connector);
            server.start();
            server.join();
        }
        return 0;
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(PLATFORM_THREADS);
        VirtualThreadPool requests = new VirtualThreadPool();
        requests.setMaxConcurrentTasks(-1);
        threads.setVirtualThreadsExecutor(requests);
        return threads;
    }
}
