// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.identity;

import static java.util.Objects.requireNonNull;

import io.wattm2m.cse.spi.Entity;

/**
 * Brings originators into the form that the CSE knows them by (TS-0001 7.1.2): an AE of this CSE may name itself by its
 * SP-relative or absolute identifier too. Immutable.
 *
 * @param cse who we are
 * @param serviceProvider the SP-ID with which absolute identifiers of our entities begin
 */
public record OriginatorForm(Entity cse, String serviceProvider) {

    public OriginatorForm {
        requireNonNull(cse, "cse is null");
        requireNonNull(serviceProvider, "serviceProvider is null");
    }

    /** {@code Cmeter} of {@code /id-in/Cmeter} and {@code //provider/id-in/Cmeter}, {@code S1} of {@code /S1}. */
    public String stem(String from) {
        String spRelative = from.startsWith(serviceProvider + "/") ? from.substring(serviceProvider.length()) : from;
        String prefix = cse.id() + "/";
        if (spRelative.startsWith(prefix)) {
            return spRelative.substring(prefix.length());
        }
        return spRelative.startsWith("/S") && spRelative.indexOf('/', 1) < 0 ? spRelative.substring(1) : spRelative;
    }
}
