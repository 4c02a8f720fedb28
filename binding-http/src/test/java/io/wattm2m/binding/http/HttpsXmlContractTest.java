// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.cse.codec.ContentFormat;

class HttpsXmlContractTest extends HttpsContractTest {

    @Override
    protected ContentFormat format() {
        return ContentFormat.XML;
    }
}
