// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.boot;

import io.wattm2m.cse.access.AccessSettings.WithoutPolicy;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Who the CSE is; section {@code cse}.
 *
 * @param id the CSE-ID, e.g. {@code /id-in}
 * @param name the resource name of the CSEBase, e.g. {@code cse-in}
 * @param admin the originator that may do everything
 * @param withoutPolicy who may do what to a resource that refers to no policy
 * @param store the name of the store that keeps the tree
 * @param definitions the folder with definitions of flexContainers beyond those that come with the CSE
 */
public record CseSettings(String id, String name, String admin, WithoutPolicy withoutPolicy, String store,
        Path definitions) {
    private static final Pattern ID = Pattern.compile("/[A-Za-z0-9\\-._~]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9\\-._]*");
    public static final CseSettings DEFAULTS =
            new CseSettings("/id-in", "cse-in", "CAdmin", WithoutPolicy.CREATOR, "h2", Path.of("definitions"));

    public CseSettings {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("cse.id '" + id + "' is not a slash and letters, digits or -._~");
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("cse.name '" + name + "' is not a resource name");
        }
    }
}
