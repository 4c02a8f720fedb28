// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;

/** A program that others have written, which sends one request and prints what it gets. */
interface ForeignClient {

    /** What it prints when it has sent a CREATE of this type with this JSON. */
    String create(String to, int type, String content);

    /** What it prints when it has sent a RETRIEVE. */
    String retrieve(String to);

    /** What it prints when it has sent a NOTIFY with this JSON. */
    String notify(String to, String content);

    /** What such a program prints until it ends, complaints included, or up to a line in which this is. */
    static String output(List<String> command, Predicate<String> last) {
        StringBuilder output = new StringBuilder();
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (BufferedReader lines = process.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    output.append(line).append('\n');
                    if (last.test(line)) {
                        process.destroy();
                        break;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output.toString();
    }
}
