// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import io.wattm2m.cse.testing.ExternalTool;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Signed images of simulated firmwares, and a web server that has them. For one thread. */
final class FirmwareImages implements AutoCloseable {
    private static final Path SIGN = Path.of("..", "firmware", "tools", "sign_image.py").toAbsolutePath().normalize();
    private static final int HEADER = 128;
    private final Path folder;
    private final Path images;
    private final HttpServer web;

    /** Makes a key and starts the server; the test is skipped where the tools are not. */
    FirmwareImages(Path folder) throws Exception {
        this.folder = folder;
        openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "update.key");
        openssl("ec", "-in", "update.key", "-pubout", "-out", "update.pub");
        images = Files.createDirectories(folder.resolve("images")).toRealPath();
        web = SimpleFileServer.createFileServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), images,
                SimpleFileServer.OutputLevel.NONE);
        web.start();
    }

    /** The public half of the key. */
    String updateKey() {
        return folder.resolve("update.pub").toString();
    }

    /** Signs a firmware, e.g. {@code 2.0.0 2}; where its image is. */
    String sign(String firmware, String version, int build) throws Exception {
        Path raw = Files.writeString(folder.resolve("firmware.bin"), firmware);
        run(List.of(ExternalTool.require("install python3", "python3").toString(), SIGN.toString(), "--key",
                "update.key", "--board", "host", "--version", version, "--build", Integer.toString(build),
                raw.toString(), images.resolve(version).toString()));
        return "http://127.0.0.1:" + web.getAddress().getPort() + "/" + version;
    }

    /** Changes a bit of the firmware in an image. */
    void spoil(String version) throws Exception {
        Path image = images.resolve(version);
        byte[] bytes = Files.readAllBytes(image);
        bytes[HEADER + 2] ^= 1;
        Files.write(image, bytes);
    }

    @Override
    public void close() {
        web.stop(0);
    }

    private void openssl(String... words) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(ExternalTool.require("install openssl", "openssl").toString()));
        command.addAll(List.of(words));
        run(command);
    }

    private void run(List<String> command) throws Exception {
        try (ToolProcess tool = ToolProcess.start(folder, Map.of(), command)) {
            tool.complete();
        }
    }
}
