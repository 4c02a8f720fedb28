// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.insight.Bills;
import io.wattm2m.energy.people.Refusal;
import jakarta.ws.rs.NotFoundException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Request;

/**
 * The homes that a request is about, each by itself: with progressive tariffs, what two of them used together on one
 * bill would cost more than what they pay. It is about the one that is named in {@value #PARAMETER}, otherwise about
 * all of whoever asks in which anything stands. Immutable; its parts are thread-safe.
 *
 * @param all of them; empty where the one that is named is none of his, which {@link RoleFilter} has refused then
 */
record EachHome(List<OneHome> all) {
    /** Which home a request is about, wherever devices, energy or money are shown. */
    static final String PARAMETER = "home";
    private static final String ATTRIBUTE = "io.wattm2m.energy.homes";

    EachHome {
        all = List.copyOf(all);
    }

    /** Those that were found for a request before; empty where nobody has asked yet. */
    static Optional<EachHome> of(Request request) {
        return Optional.ofNullable(request.getAttribute(ATTRIBUTE)).filter(EachHome.class::isInstance)
                .map(EachHome.class::cast);
    }

    /** The same, remembered with their request. */
    EachHome remember(Request request) {
        request.setAttribute(ATTRIBUTE, this);
        return this;
    }

    /**
     * The homes of whoever asks.
     *
     * @param household of all devices
     * @param homes all of them
     * @param visitor who asks
     * @param wanted the home that is named, empty for all
     * @param sees what is shown to him
     */
    static EachHome of(Household household, Homes homes, Visitor visitor, String wanted, Predicate<String> sees) {
        List<Residence> his = Residence.visible(household, homes, visitor)
                .filter(home -> wanted.isEmpty() || home.id().equals(wanted)).toList();
        List<Residence> inhabited = his.stream().filter(home -> home.deviceIds().stream()
                .anyMatch(deviceId -> household.devices().find(deviceId).isPresent())).toList();
        return new EachHome((inhabited.isEmpty() ? his.stream().limit(1).toList() : inhabited).stream()
                .map(home -> of(home, household, homes, sees)).toList());
    }

    private static OneHome of(Residence home, Household household, Homes homes, Predicate<String> sees) {
        String tariff = home.dwelling().tariff();
        return new OneHome(home.id(), home.name(), tariff, household.seenBy(
                deviceId -> sees.test(deviceId) && Residence.id(homes, deviceId).equals(home.id()), tariff));
    }

    /** The household of the home in which a device stands; NotFoundException where it stands in none of these. */
    Household of(String deviceId) {
        return all.stream().map(OneHome::household).filter(home -> home.devices().find(deviceId).isPresent())
                .findFirst().orElseThrow(() -> new NotFoundException("there is no device " + deviceId));
    }

    /** The only one; empty where there are several, or none. */
    Optional<OneHome> only() {
        return Optional.of(all).filter(homes -> homes.size() == 1).map(List::getFirst);
    }

    /** Those that pay in each currency: what they pay can be added up. */
    SortedMap<String, List<OneHome>> byCurrency() {
        return all.stream().collect(Collectors.groupingBy(EachHome::currency, TreeMap::new, Collectors.toList()));
    }

    /** All of them where their money can be added up; Refusal where they pay in different currencies. */
    List<OneHome> payingAlike() {
        if (byCurrency().size() > 1) {
            throw Refusal.conflict("your homes pay in different currencies; ask for one of them by " + PARAMETER + "=");
        }
        return all;
    }

    private static String currency(OneHome home) {
        Bills bills = home.household().insight().bills();
        LocalDate month = home.household().today().withDayOfMonth(1);
        return bills.tariffOf("", month).currency().code();
    }
}
