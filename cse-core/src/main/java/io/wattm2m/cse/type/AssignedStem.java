// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Creation;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.Update;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An AE-ID-Stem that the service provider assigns, as the Registrar CSE of its AE asks for it at the IN-CSE (TS-0001
 * 10.2.2.2 and 10.2.2.3): an announced AE below the CSEBase stands for it there, with the stem as its identifier and a
 * link to the AE, or to {@code INACTIVE} while it is registered nowhere. Immutable.
 *
 * @param cse the CSE-ID of the Registrar CSE
 * @param stem what it asks for: {@code S} for a new one, or one that the AE brings along
 */
public record AssignedStem(String cse, String stem) {
    /** The link while no AE has the stem. */
    public static final String INACTIVE = "INACTIVE";
    /** The type of what stands for a stem. */
    public static final int ANNOUNCED_AE = AnnouncedType.OFFSET + AeType.NUMBER;
    /** What a Registrar CSE asks with for a new stem. */
    public static final String NEW = "S";

    private static final Pattern ORIGINATOR = Pattern.compile("(/[A-Za-z0-9\\-._~]+)/(S[A-Za-z0-9\\-._~]*)");

    /** What a Registrar CSE asks for with this originator, {@code /mn1/S} or {@code /mn1/Smeter}. */
    public static Optional<AssignedStem> of(String originator) {
        Matcher parts = ORIGINATOR.matcher(originator);
        return parts.matches() ? Optional.of(new AssignedStem(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /** Whether this resource stands for the stem. */
    public boolean isStoodForBy(Resource resource) {
        return isOne(resource) && resource.id().equals(stem);
    }

    /** Whether this resource stands for a stem that no AE has. */
    public static boolean isInactive(Resource resource) {
        return isOne(resource) && resource.get(AnnouncedType.LINK).filter(INACTIVE::equals).isPresent();
    }

    private static boolean isOne(Resource resource) {
        return resource.is(ANNOUNCED_AE) && resource.id().startsWith(NEW);
    }

    /** Registers the stem, or a new one. */
    Changes created(Creation creation) {
        if (creation.parent().get(CseBaseType.CSE_TYPE).filter(type -> type == 1).isEmpty()) {
            throw RequestFailure.notAllowed("fr " + creation.originator() + ": only an IN-CSE assigns AE-IDs with S");
        }
        String assigned = stem.equals(NEW) ? NEW + creation.candidate().id() : stem;
        if (creation.view().byId(assigned).isPresent()) {
            throw alreadyRegistered(assigned);
        }
        return Changes.created(creation.candidate().withAll(Map.of("ri", assigned, "aei", assigned, "lnk",
                cse + "/" + assigned)).withOriginator(cse));
    }

    /** Moves the link to the AE, or away from it. */
    Changes relinked(Update update) {
        String link = update.after().require(AnnouncedType.LINK);
        if (!isStoodForBy(update.before()) || !link.equals(INACTIVE) && !link.equals(cse + "/" + stem)) {
            throw RequestFailure.badRequest("lnk (link) " + link + " is not where " + update.originator() + " is");
        }
        boolean elsewhere = !isInactive(update.before())
                && !update.before().require(AnnouncedType.LINK).startsWith(cse + "/");
        if (elsewhere) {
            throw alreadyRegistered(stem);
        }
        return Changes.updated(update.before(), update.after().withOriginator(cse));
    }

    private static RequestFailure alreadyRegistered(String stem) {
        return new RequestFailure(ResponseStatusCode.ORIGINATOR_HAS_ALREADY_REGISTERED,
                "an AE with the AE-ID " + stem + " is registered with this service provider");
    }
}
