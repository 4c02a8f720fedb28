// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.spi.CredentialKind;
import io.wattm2m.cse.spi.Credentials;
import io.wattm2m.cse.testing.OpenSecurity;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Keys as an operator issues them. */
final class TestKeys {

    private TestKeys() {}

    /** Issues a key in this data folder that proves this originator; in hexadecimal digits. */
    static String issue(Path data, String identity, String originator) {
        return credentials(data).issue(
                new Credentials.Wish(CredentialKind.KEY, identity, originator, "test", Optional.empty())).secret();
    }

    static Credentials credentials(Path data) {
        return OpenSecurity.security(Map.of("data", data.toString())).credentials();
    }
}
