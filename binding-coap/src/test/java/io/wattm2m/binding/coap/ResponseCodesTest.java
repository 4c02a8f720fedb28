// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of TS-0008 6.3.2. */
class ResponseCodesTest {

    @ParameterizedTest
    @CsvSource({
        "1001, 2.01", "2001, 2.01", "2002, 2.02", "2004, 2.04", "4000, 4.00", "4001, 5.01", "4004, 4.04", "4005, 4.05",
        "4008, 5.04", "4015, 4.15", "4101, 4.03", "4102, 4.00", "4103, 4.03", "4104, 4.00", "4105, 4.03", "4106, 4.03",
        "4107, 4.03", "4108, 4.03", "4109, 4.03", "4110, 4.00", "4111, 4.03", "4116, 4.03", "4117, 4.03", "4118, 4.04",
        "4119, 4.04", "4120, 4.02", "4121, 4.04", "4122, 4.02", "4123, 4.00", "4124, 4.00", "4125, 5.01", "4126, 4.03",
        "4127, 4.03", "4128, 4.03", "4142, 4.00", "4143, 4.00", "5000, 5.00", "5001, 5.01", "5103, 4.04", "5105, 4.03",
        "5106, 4.00", "5107, 4.04", "5203, 4.03", "5204, 5.00", "5205, 4.03", "5206, 5.01", "5207, 4.06", "5208, 4.03",
        "5209, 5.00", "5210, 5.00", "5211, 5.00", "5212, 5.00", "5214, 4.03", "5215, 4.03", "5216, 5.00", "5217, 5.00",
        "5218, 4.03", "5219, 4.00", "5220, 4.00", "5221, 5.00", "5222, 4.03", "6003, 4.04", "6005, 4.04", "6010, 4.00",
        "6020, 5.00", "6021, 5.00", "6022, 4.00", "6023, 4.00", "6024, 4.00", "6025, 5.00", "6026, 5.00", "6028, 4.00",
        "6029, 4.00", "6030, 5.04", "6031, 5.04"})
    void everyStatusHasItsCode(int status, String code) {
        ResponseStatusCode known = ResponseStatusCode.of(status).orElseThrow();

        assertThat(ResponseCodes.of(known, Operation.RETRIEVE, true).toString()).startsWith(code);
    }

    @Test
    void okDependsOnTheOperation() {
        assertThat(ResponseCodes.of(ResponseStatusCode.OK, Operation.RETRIEVE, true)).isEqualTo(ResponseCode.CONTENT);
        assertThat(ResponseCodes.of(ResponseStatusCode.OK, Operation.NOTIFY, false)).isEqualTo(ResponseCode.CHANGED);
    }

    @Test
    void anAsynchronousAcceptanceDependsOnTheRequestResource() {
        ResponseStatusCode accepted = ResponseStatusCode.ACCEPTED_NON_BLOCKING_ASYNCH;

        assertThat(ResponseCodes.of(accepted, Operation.CREATE, true)).isEqualTo(ResponseCode.CREATED);
        assertThat(ResponseCodes.of(accepted, Operation.CREATE, false)).isEqualTo(ResponseCode.CHANGED);
    }

    @ParameterizedTest
    @EnumSource(ResponseStatusCode.class)
    void aPeerSeesSuccessWhereThereWasSuccess(ResponseStatusCode status) {
        ResponseCode code = ResponseCodes.of(status, Operation.RETRIEVE, true);

        assertThat(ResponseCodes.status(code).isSuccess()).isEqualTo(status.isSuccess());
    }
}
