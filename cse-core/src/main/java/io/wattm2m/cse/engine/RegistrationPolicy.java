// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.type.AeType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which applications may register (TS-0001 10.2.2.2, TS-0004 7.4.5.2.1): by the originator that they come with and by
 * their App-ID. Thread-safe.
 */
final class RegistrationPolicy {
    private static final Set<String> WITH_LOWER_CASE = Set.of("1", "2", "2a", "3");
    private final List<Pattern> originators;
    private final List<Pattern> appIds;

    RegistrationPolicy(EngineSettings settings) {
        this.originators = patterns(settings.allowedAes());
        this.appIds = patterns(settings.allowedAppIds());
    }

    /** Refuses with APP_RULE_VALIDATION_FAILED the registration of an AE that is not allowed; nothing else. */
    void check(RequestPrimitive request) {
        if (request.resourceType().orElse(0) != AeType.NUMBER) {
            return;
        }
        require(originators, request.from().orElse("C"), "fr (originator)", "cse.allowed-aes");
        if (request.content().orElseThrow().members().get("api") instanceof String appId) {
            require(appIds, appId, "api (App-ID)", "cse.allowed-app-ids");
            checkForm(request, appId);
        }
    }

    /** A registered App-ID begins with a capital letter from Release 4 on. */
    private static void checkForm(RequestPrimitive request, String appId) {
        String release = request.options().releaseVersion().orElse("1");
        if (appId.startsWith("r") && !WITH_LOWER_CASE.contains(release)) {
            throw RequestFailure.badRequest("api (App-ID) '" + appId + "' begins with r, which Release " + release
                    + " does not know any more; it is R");
        }
    }

    private static void require(List<Pattern> allowed, String value, String name, String setting) {
        if (allowed.stream().noneMatch(pattern -> pattern.matcher(value).matches())) {
            throw new RequestFailure(ResponseStatusCode.APP_RULE_VALIDATION_FAILED,
                    name + " " + value + " is not one that may register here (" + setting + ")");
        }
    }

    private static List<Pattern> patterns(List<String> written) {
        return written.stream().map(text -> Arrays.stream(text.split("\\*", -1)).map(Pattern::quote)
                .collect(Collectors.joining(".*"))).map(Pattern::compile).toList();
    }
}
