// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.codec.ContentFormat;

class CoapsXmlContractTest extends CoapsContractTest {

    @Override
    protected ContentFormat format() {
        return ContentFormat.XML;
    }
}
