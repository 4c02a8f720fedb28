// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.exchange;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {

    // @formatter:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "rubbish | Unrecognized token",
        "{'name': 'A'} | name is 1 to 40 small letters",
        "{'name': 'a', 'direction': 'up'} | pull",
        "{'name': 'a', 'direction': 'push', 'url': 'file:///etc/passwd', 'every': 'PT1M'} | url is an http",
        "{'name': 'a', 'direction': 'push', 'url': 'http://b/', 'every': 'PT0.1S'} | every is at least PT1S",
        "{'name': 'a', 'direction': 'push', 'url': 'http://b/', 'every': 'PT1M', 'points': [{'deviceId': 'k', 'quantity': 'power', 'unit': 'V', 'pointer': '/a'}]} | unit 'V' of power is not one of",
        "{'name': 'a', 'direction': 'push', 'url': 'http://b/', 'every': 'PT1M', 'points': [{'deviceId': 'k', 'quantity': 'voltage', 'unit': 'V', 'pointer': '/a'}]} | only power and energy go out",
        "{'name': 'a', 'direction': 'pull', 'url': 'http://b/', 'every': 'PT1M', 'points': [{'deviceId': 'k', 'quantity': 'power', 'unit': 'W', 'pointer': '/a'}]} | keysFile is missing"})
    // @formatter:on
    void aMappingThatMakesNoSenseSaysWhy(String text, String reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> Mapping.parse(text.replace('\'', '"')))
                .withMessageContaining(reason);
    }
}
