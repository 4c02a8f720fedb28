// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8,10.255.1.2,true", "10.0.0.0/8,11.0.0.1,false", "192.168.1.7,192.168.1.7,true",
        "192.168.1.7,192.168.1.8,false", "192.168.1.128/25,192.168.1.127,false", "192.168.1.128/25,192.168.1.200,true",
        "0.0.0.0/0,8.8.8.8,true", "2001:db8::/33,2001:db8:7fff::1,true", "2001:db8::/33,2001:db8:8000::1,false",
        "0.0.0.0/0,::1,false", "::1,::1,true"})
    void containsTheAddressesWithItsPrefix(String range, String address, boolean expected) {
        assertThat(AddressRange.parse(range).contains(InetAddress.ofLiteral(address))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/x", "::/129", "10.0.0.256"})
    void malformedRangesAreRefused(String range) {
        assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.parse(range));
    }
}
