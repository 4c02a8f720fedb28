// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a CSE-relative address may be made of (TS-0004 6.2.3, RFC 3986 2.3). */
class AddressProperties {
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9\\-._~]+(/[A-Za-z0-9\\-._~]+)*");

    @Property
    void aPathIsSegmentsOfUnreservedCharactersWithSingleSlashesBetweenThem(@ForAll("texts") String text) {
        assertThat(isAddress(text)).isEqualTo(PATH.matcher(text).matches());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("azAZ09-._~//:% é\0").ofMinLength(1).ofMaxLength(12)
                .filter(text -> !text.startsWith("/"));
    }

    private static boolean isAddress(String text) {
        try {
            return Address.parse(text).path().equals(text);
        } catch (RequestFailure refused) {
            return false;
        }
    }
}
