// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.engine.ServiceSubscription.Applicant;
import io.wattm2m.cse.primitive.Identity;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.type.AeType;
import io.wattm2m.cse.type.AssignedStem;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which applications may register (TS-0001 10.2.2.2, TS-0004 7.4.5.2.1): by the originator that they come with, by
 * their App-ID, and by the service subscription of the CSE that they register at. Thread-safe.
 */
final class RegistrationPolicy {
    private static final Set<String> WITH_LOWER_CASE = Set.of("1", "2", "2a", "3");
    private static final String CREDENTIAL = "Credential-ID:";
    private final List<Pattern> originators;
    private final List<Pattern> appIds;
    private final String cse;
    private final ServiceSubscription subscription;

    RegistrationPolicy(Hosting hosting) {
        this.originators = patterns(hosting.settings().allowedAes());
        this.appIds = patterns(hosting.settings().allowedAppIds());
        this.cse = hosting.cse().id();
        this.subscription = new ServiceSubscription(hosting);
    }

    /** Refuses an AE that may not register, here or at a CSE that asks for its AE-ID; nothing else. */
    void check(RequestPrimitive request) {
        switch (request.resourceType().orElse(0)) {
            case AeType.NUMBER -> checkHere(request);
            case AssignedStem.ANNOUNCED_AE -> AssignedStem.of(request.originator()).ifPresent(
                    stem -> subscription.check(new Applicant(stem.cse(), credential(request), appId(request),
                            stem.stem())));
            default -> {
                // nobody registers
            }
        }
    }

    private void checkHere(RequestPrimitive request) {
        require(originators, request.from().orElse("C"), "fr (originator)", "cse.allowed-aes");
        if (request.content().orElseThrow().members().get("api") instanceof String appId) {
            require(appIds, appId, "api (App-ID)", "cse.allowed-app-ids");
            checkForm(request, appId);
        }
        String credential =
                request.peer().identity().map(Identity::credential).orElse(ServiceSubscription.NO_CREDENTIAL);
        String originator = request.originator().isEmpty() ? "C" : request.originator();
        subscription.check(new Applicant(cse, credential, appId(request), originator));
    }

    private static String appId(RequestPrimitive request) {
        return request.content().orElseThrow().members().get("api") instanceof String appId ? appId : "";
    }

    /** What the Registrar CSE says in the labels of the AE's credential. */
    private static String credential(RequestPrimitive request) {
        Object labels = request.content().orElseThrow().members().getOrDefault("lbl", List.of());
        return labels instanceof List<?> texts ? texts.stream().map(Object::toString)
                .filter(text -> text.startsWith(CREDENTIAL)).map(text -> text.substring(CREDENTIAL.length()))
                .findFirst()
                .orElse(ServiceSubscription.NO_CREDENTIAL) : ServiceSubscription.NO_CREDENTIAL;
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
