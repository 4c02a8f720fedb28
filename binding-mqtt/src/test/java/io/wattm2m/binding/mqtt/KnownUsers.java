// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A gate that knows users, whose passwords are their names backwards, and certificates by their subjects. */
final class KnownUsers implements BrokerGate {
    private final Map<String, String> originators = new ConcurrentHashMap<>();

    /** One more, by the originator that it is; empty for one that has not registered. */
    KnownUsers with(String user, String originator) {
        originators.put(user, originator);
        return this;
    }

    void revoke(String user) {
        originators.remove(user);
    }

    static String password(String user) {
        return new StringBuilder(user).reverse().toString();
    }

    @Override
    public BrokerUser admit(Shown shown) {
        if (shown.user().equals(Optional.of("platform"))) {
            return BrokerUser.platform("platform");
        }
        String name = shown.user().filter(user -> shown.password().equals(password(user)))
                .or(() -> shown.certificate().map(found -> found.getSubjectX500Principal().getName().substring(3)))
                .filter(originators::containsKey)
                .orElseThrow(() -> new RequestFailure(ResponseStatusCode.ORIGINATOR_NOT_AUTHENTICATED, "unknown"));
        return BrokerUser.known(name, "id-of-" + name, originators.get(name));
    }

    @Override
    public Optional<BrokerUser> current(BrokerUser user) {
        return user.isTrusted() ? Optional.of(user)
                : Optional.ofNullable(originators.get(user.name()))
                        .map(originator -> BrokerUser.known(user.name(), user.credential(), originator));
    }
}
