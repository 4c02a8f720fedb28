// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.primitive.Null;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** CBOR as others write it, and as they expect it (TS-0004 8.5, RFC 8949). */
class CborDocumentsTest {
    private final CborDocuments cbor = new CborDocuments();

    @Example
    void namesAreWrittenAsTextStrings() {
        assertThat(HexFormat.of().formatHex(cbor.write(Map.of("rsc", 2000L)))).isEqualTo("bf637273631907d0ff");
    }

    @Example
    void namesAreReadAsByteStringsToo() {
        assertThat(read("a1437273631907d0")).isEqualTo(Map.of("rsc", 2000L));
        assertThat(read("a1637273631907d0")).isEqualTo(Map.of("rsc", 2000L));
    }

    @Example
    void numbersKeepTheirKind() {
        assertThat(read("1bffffffffffffffff")).isEqualTo(new BigInteger("18446744073709551615"));
        assertThat(read("3b7fffffffffffffff")).isEqualTo(Long.MIN_VALUE);
        assertThat(read("c24101")).isEqualTo(1L);
        assertThat(read("f93e00")).isEqualTo(1.5);
        assertThat(read("fb3ff8000000000000")).isEqualTo(1.5);
    }

    @Example
    void everythingElseThatTheModelHasIsRead() {
        assertThat(read("85f5f4f6602160".substring(0, 12))).isEqualTo(List.of(true, false, Null.NULL, "", -2L));
        assertThat(read("9f0102ff")).isEqualTo(List.of(1L, 2L));
    }

    @Example
    void whatTheModelHasNotIsRefused() {
        for (String bytes : List.of("", "a1", "f97e00", "f97c00", "41ff", "0102", "a2616101616102", "1c", "ff",
                "7bffffffffffffffff", "9bffffffffffffffff", "5b7fffffffffffffff",
                "81".repeat(1000) + "01", "62ff")) {
            assertThatThrownBy(() -> read(bytes)).as(bytes).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> read("c2590400" + "ff".repeat(1024))).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 2000)
    void whateverComesIsReadOrRefused(@ForAll byte[] bytes) {
        try {
            Object document = cbor.read(bytes);
            assertThat(cbor.read(cbor.write(document))).isEqualTo(document);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageNotContaining("Exception");
        }
    }

    private Object read(String hex) {
        return cbor.read(HexFormat.of().parseHex(hex));
    }
}
