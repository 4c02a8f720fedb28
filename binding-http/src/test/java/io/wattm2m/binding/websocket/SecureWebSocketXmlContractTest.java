// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.cse.codec.ContentFormat;

class SecureWebSocketXmlContractTest extends SecureWebSocketContractTest {

    @Override
    protected ContentFormat format() {
        return ContentFormat.XML;
    }
}
