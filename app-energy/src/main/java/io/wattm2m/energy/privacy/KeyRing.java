// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.privacy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import io.wattm2m.cse.spi.SecretFile;
import io.wattm2m.cse.spi.StartFailure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The keys under which what is personal is kept: a JWK Set (RFC 7517) in a file for its owner's eyes only, of which the
 * first key seals and all of them open. What is sealed is a JWE (RFC 7516) by A256GCM, which names its key: of a text
 * in the compact serialization, of a file in a line with the ciphertext left out, which follows as it is. Thread-safe.
 */
public final class KeyRing {
    private static final int KEY_BITS = 256;
    private static final int PARTS = 5;
    private static final int LONGEST_LINE = 500;
    /** Of a JSON object in Base64. */
    private static final String BEGINNING = "eyJ";
    private final Path file;
    private final boolean isNew;
    private volatile List<JWK> keys;

    private KeyRing(Path file, boolean isNew, List<JWK> keys) {
        this.file = file;
        this.isNew = isNew;
        this.keys = keys;
    }

    /** The keys in this file, of which one is made with the first call; StartFailure where they cannot be read. */
    public static KeyRing in(Path file) {
        boolean isNew = !Files.exists(file);
        try {
            return new KeyRing(file, isNew,
                    JWKSet.parse(SecretFile.in(file, () -> text(List.of(made())))).getKeys());
        } catch (ParseException e) {
            throw new StartFailure(file + " has no keys (a JWK Set) in it: " + e.getMessage(), e);
        }
    }

    /** Seals and opens with these keys. */
    public Seal seal() {
        return new Seal(this::close, this::open);
    }

    /** Seals and opens files with these keys. */
    public FileSeal files() {
        return new FileSeal(this::close, this::open);
    }

    /** Whether there were no keys before: what was kept until now is not sealed. */
    public boolean isNew() {
        return isNew;
    }

    /** The id of the key that seals. */
    public String keyId() {
        return keys.getFirst().getKeyID();
    }

    /**
     * Seals with a new key from now on, and forgets the others as soon as nothing is sealed by them any more.
     *
     * @param renewal opens and closes everything that is sealed
     */
    public synchronized void rotate(Runnable renewal) {
        keep(Stream.concat(Stream.of(made()), keys.stream()).toList());
        renewal.run();
        keep(List.of(keys.getFirst()));
    }

    private void keep(List<JWK> others) {
        SecretFile.replace(file, text(others));
        keys = others;
    }

    private String close(String text) {
        return closed(new Payload(text)).serialize();
    }

    private byte[] close(byte[] content) {
        JWEObject sealed = closed(new Payload(content));
        byte[] line = (sealed.getHeader().toBase64URL() + ".." + sealed.getIV() + ".." + sealed.getAuthTag() + "\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] ciphertext = sealed.getCipherText().decode();
        return ByteBuffer.allocate(line.length + ciphertext.length).put(line).put(ciphertext).array();
    }

    private JWEObject closed(Payload payload) {
        JWK key = keys.getFirst();
        JWEObject sealed = new JWEObject(new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .keyID(key.getKeyID()).build(), payload);
        try {
            sealed.encrypt(new DirectEncrypter(key.toOctetSequenceKey()));
        } catch (JOSEException e) {
            throw new IllegalStateException("nothing can be sealed", e);
        }
        return sealed;
    }

    /** What was kept before there were keys is no JWE. */
    private String open(String text) {
        JWEObject sealed;
        try {
            sealed = JWEObject.parse(text);
        } catch (ParseException e) {
            return text;
        }
        return opened(sealed).toString();
    }

    private byte[] open(byte[] content) {
        int end = 0;
        while (end < Math.min(content.length, LONGEST_LINE) && content[end] != '\n') {
            end++;
        }
        String[] parts = new String(content, 0, end, StandardCharsets.US_ASCII).split("\\.", -1);
        if (end == content.length || parts.length != PARTS || !parts[0].startsWith(BEGINNING)) {
            return content;
        }
        try {
            return opened(new JWEObject(new Base64URL(parts[0]), null, new Base64URL(parts[2]),
                    Base64URL.encode(Arrays.copyOfRange(content, end + 1, content.length)), new Base64URL(parts[4])))
                    .toBytes();
        } catch (ParseException e) {
            return content;
        }
    }

    private Payload opened(JWEObject sealed) {
        String id = sealed.getHeader().getKeyID();
        OctetSequenceKey key = keys.stream().filter(known -> known.getKeyID().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalStateException("the key " + id + " is not in " + file))
                .toOctetSequenceKey();
        try {
            sealed.decrypt(new DirectDecrypter(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("what was sealed by the key " + id + " has been changed", e);
        }
        return sealed.getPayload();
    }

    private static JWK made() {
        try {
            return new OctetSequenceKeyGenerator(KEY_BITS).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("a key of 256 bits can be made", e);
        }
    }

    private static String text(List<JWK> keys) {
        return new JWKSet(keys).toString(false);
    }
}
