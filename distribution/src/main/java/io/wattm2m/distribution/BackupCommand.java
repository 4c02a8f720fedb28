// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.spi.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches a backup from a CSE that goes on working meanwhile. */
@Command(name = "backup", mixinStandardHelpOptions = true, description = "Copies a running CSE's tree to a file.")
final class BackupCommand implements Callable<Integer> {
    private static final int OK = 200;

    @Parameters(paramLabel = "FILE", description = "made anew, e.g. wattm2m.zip")
    private Path file = Path.of("wattm2m.zip");

    @Option(names = "--cse", paramLabel = "URL", description = "default: http://127.0.0.1:8080")
    private URI cse = URI.create("http://127.0.0.1:8080");

    @Option(names = "--originator", description = "the administrator, default: CAdmin")
    private String originator = "CAdmin";

    @Option(names = "--token", description = "the administrator's token, where the CSE demands one")
    private String token = "";

    @Override
    public Integer call() throws InterruptedException {
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        try {
            fetch(partial);
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
            System.out.println("backup of " + cse + " in " + file + ", " + Files.size(file) + " bytes");
            return 0;
        } catch (IOException e) {
            throw new StartFailure("no backup of " + cse + ": " + e, e);
        }
    }

    private void fetch(Path partial) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(cse.resolve("/admin/backup"))
                .header("X-M2M-Origin", originator).POST(BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != OK) {
                    throw new StartFailure("no backup of " + cse + ": " + response.statusCode() + " "
                            + new String(body.readAllBytes(), StandardCharsets.UTF_8));
                }
                // it has keys in it
                Files.deleteIfExists(partial);
                Files.createFile(partial, PosixFilePermissions
                        .asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                try (OutputStream out = Files.newOutputStream(partial)) {
                    body.transferTo(out);
                }
            }
        }
    }
}
