// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.federation;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.Identity;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.RequestPrimitive.Options;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.cse.type.AeType;
import io.wattm2m.cse.type.AssignedStem;
import io.wattm2m.cse.type.RemoteCseType;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a Registrar CSE says to the IN-CSE about AE-ID-Stems that the service provider assigns (TS-0001 10.2.2.2 and
 * 10.2.2.3). Thread-safe.
 */
final class StemRequests {
    private static final Duration LIFE = Duration.ofDays(3650);
    private static final String TYPE_NAME = "m2m:aeA";
    private final KnownCses known;
    private final String infrastructure;
    private final Receiver outward;
    private final Clock clock;

    /** Requests to {@code infrastructure}, the CSE-ID of the IN-CSE. */
    StemRequests(KnownCses known, String infrastructure, Receiver outward, Clock clock) {
        this.known = known;
        this.infrastructure = infrastructure;
        this.outward = outward;
        this.clock = clock;
    }

    /** Asks for this stem, or with {@code S} for a new one, for the AE that wants to register. */
    ResponsePrimitive create(RequestPrimitive registration, String stem) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("lnk", ownCse() + "/" + stem);
        members.put("lbl", List.of("Credential-ID:"
                + registration.peer().identity().map(Identity::credential).orElse("None")));
        members.put("et", Timestamps.format(clock.instant().plus(LIFE)));
        Object appId = registration.content().orElseThrow().members().get(AeType.APP_ID.shortName());
        if (appId != null) {
            members.put(AeType.APP_ID.shortName(), appId);
        }
        RequestPrimitive request = RequestPrimitive.create(ownCse() + "/" + stem, base(), AssignedStem.ANNOUNCED_AE,
                new Content(TYPE_NAME, members));
        return outward.receive(registration.options().requestExpiration()
                .map(time -> request.withOptions(request.options().withRequestExpiration(time))).orElse(request));
    }

    /** Tells that the AE with this stem is here, or that it is not any more. */
    ResponsePrimitive relink(String stem, boolean present) {
        return outward.receive(RequestPrimitive.update(ownCse() + "/" + stem, infrastructure + "/" + stem,
                new Content(TYPE_NAME, Map.of("lnk", present ? ownCse() + "/" + stem : AssignedStem.INACTIVE))));
    }

    /** The stems of which the IN-CSE believes that their AEs are here; empty where it does not say. */
    Optional<List<String>> known() {
        FilterCriteria wanted = new FilterCriteria(FilterCriteria.Usage.DISCOVERY, FilterCriteria.Join.AND,
                List.of(new FilterCriteria.Condition(FilterCriteria.Tag.RESOURCE_TYPE, "ty",
                        List.of(String.valueOf(AssignedStem.ANNOUNCED_AE))),
                        new FilterCriteria.Condition(FilterCriteria.Tag.ATTRIBUTE, "lnk", List.of(ownCse() + "/S*"))),
                FilterCriteria.Page.ALL, Optional.empty());
        RequestPrimitive request = RequestPrimitive.retrieve(ownCse(), base());
        Options options = request.options().with(wanted);
        ResponsePrimitive answer = outward.receive(request.withOptions(new Options(options.resultContent(), false,
                options.filter(), options.responseType(), options.releaseVersion(), options.requestExpiration())));
        if (!answer.status().isSuccess()) {
            return Optional.empty();
        }
        return answer.content().map(Content::value).filter(List.class::isInstance)
                .map(list -> ((List<?>) list).stream().map(Object::toString)
                        .map(address -> address.substring(address.lastIndexOf('/') + 1))
                        .filter(id -> id.startsWith(AssignedStem.NEW)).toList());
    }

    private String base() {
        return known.neighbour(infrastructure).map(neighbour -> neighbour.require(RemoteCseType.CSE_BASE))
                .orElse(infrastructure + "/-");
    }

    private String ownCse() {
        return known.cse().id();
    }
}
