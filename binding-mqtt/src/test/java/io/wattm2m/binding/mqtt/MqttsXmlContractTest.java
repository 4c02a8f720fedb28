// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.cse.codec.ContentFormat;

class MqttsXmlContractTest extends MqttsContractTest {

    @Override
    protected ContentFormat format() {
        return ContentFormat.XML;
    }
}
