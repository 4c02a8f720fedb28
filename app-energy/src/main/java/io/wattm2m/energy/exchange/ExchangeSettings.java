// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.exchange;

/**
 * The settings of the section {@code energy.exchange}.
 *
 * @param folder of mapping files, {@code *.json}; empty for {@code exchanges} in the application's folder
 * @param ingest where readings that are pulled are handed over, e.g. {@code http://127.0.0.1:8091}: the address of
 *        {@code smartplug.http-port}
 */
public record ExchangeSettings(String folder, String ingest) {
    public static final ExchangeSettings DEFAULTS = new ExchangeSettings("", "");

    public ExchangeSettings {
        if (!ingest.isEmpty() && !ingest.matches("https?://[^\\s/]+/?")) {
            throw new IllegalArgumentException(
                    "energy.exchange.ingest '" + ingest + "' is not an address such as http://127.0.0.1:8091");
        }
    }
}
