// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.mca;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The names of published instances: what they tell to readers, with an ending that nobody can work out who may not list
 * the container. Whoever may not read an instance is told by 4103 that it exists and by 4004 that it does not (TS-0004
 * 7.3.3); of a name that follows from an hour or a day alone, that would tell what happened then. Immutable.
 */
public final class InstanceNames {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 8;
    private final SecretKeySpec key;

    /** Names whose endings follow from a secret: 32 bytes that are the same after a restart. */
    public InstanceNames(byte[] secret) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The name of what is called so in the container at this address, e.g. {@code 20260105T1000Z-9f86d081884c7d65}. */
    String of(String container, String called) {
        byte[] mac = mac().doFinal((container + "/" + called).getBytes(StandardCharsets.UTF_8));
        return called + "-" + HexFormat.of().formatHex(Arrays.copyOf(mac, BYTES));
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
