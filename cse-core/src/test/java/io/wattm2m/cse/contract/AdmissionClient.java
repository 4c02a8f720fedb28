// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

/** A client that has shown what it has to a listener; one thread's. */
public interface AdmissionClient extends AutoCloseable {

    /**
     * Everything that comes back to a retrieve: {@code rsc=} with the response status code, and the content; empty
     * where nothing does. Any exception means the same.
     */
    String retrieve(String originator, String to) throws Exception;

    @Override
    void close();
}
