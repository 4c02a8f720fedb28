// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

/**
 * Something to show to a listener.
 *
 * @param proof what it is
 * @param name the user, the identity of the key, or the name of the files with certificate and key
 * @param secret the token, the password, or the key in hexadecimal digits; empty where there are files
 */
public record Badge(Proof proof, String name, String secret) {}
