// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.ResponseStatusCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpStatusTest {

    // @formatter:off
    @ParameterizedTest
    @CsvSource({"1000,202", "1001,202", "1002,202", "2000,200", "2001,201", "2002,200", "2004,200",
        "4000,400", "4001,501", "4004,404", "4005,405", "4008,504", "4015,415", "4101,403", "4102,400", "4103,403",
        "4104,409", "4105,409", "4106,403", "4107,403", "4108,403", "4109,403", "4110,400", "4111,403", "4116,403",
        "4117,403", "4118,404", "4119,404", "4120,400", "4121,404", "4122,400", "4123,400", "4124,409", "4125,501",
        "4126,403", "4127,403", "4143,400", "5000,500", "5001,501", "5103,404", "5105,403", "5106,409", "5107,404",
        "5203,403", "5204,500", "5205,403", "5206,501", "5207,406", "5208,403", "5209,500", "5210,500", "5211,500",
        "5212,500", "5214,403", "5215,403", "5216,500", "5217,500", "5218,403", "5219,409", "5220,409", "5221,500",
        "5222,403", "6003,404", "6005,404", "6010,400", "6020,500", "6021,500", "6022,400", "6023,400", "6024,400",
        "6025,500", "6026,500", "6028,409", "6029,409", "6030,504", "6031,504"})
    // @formatter:on
    void everyCodeHasTheStatusOfTheStandard(int code, int status) {
        assertThat(HttpStatus.of(ResponseStatusCode.of(code).orElseThrow())).isEqualTo(status);
    }
}
