// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.wattm2m.energy.insight.ControlDesk.Mode;
import io.wattm2m.energy.insight.ControlDesk.Settings;
import io.wattm2m.energy.insight.DeviceBook;
import io.wattm2m.energy.insight.DeviceBook.Entry;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.people.Refusal;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people have written down about plugs, by hardware address. Thread-safe. */
@Path("/api/device_mac")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@OfHomes
public final class DeviceBookResource {
    private final Household household;

    @Inject
    public DeviceBookResource(Household household) {
        this.household = household;
    }

    /** All entries. */
    @GET
    public List<EntryView> entries() {
        return book().all().stream().map(this::view).toList();
    }

    /** Enters a plug; 409 where it is entered already. */
    @POST
    public Response enter(@Nullable WantedEntry wanted) {
        Entry entry = entry(wanted, AuthViews.required(wanted == null ? null : wanted.deviceId(), "device_id"));
        if (book().find(entry.deviceId()).isPresent()) {
            throw Refusal.conflict(entry.deviceId() + " is entered already");
        }
        requireFree(entry);
        return Response.status(Response.Status.CREATED).entity(kept(entry)).build();
    }

    /** Changes an entry. */
    @PUT
    @Path("/{device_id}")
    public EntryView change(@PathParam("device_id") String deviceId, @Nullable WantedEntry wanted) {
        Entry entry = entry(wanted, known(deviceId).deviceId());
        requireFree(entry);
        return kept(entry);
    }

    /** Removes an entry; the plug itself stays. */
    @DELETE
    @Path("/{device_id}")
    public void remove(@PathParam("device_id") String deviceId) {
        book().remove(known(deviceId).deviceId());
    }

    /** Switches automatic control of a plug on or off; 409 where it cannot be controlled, or was not tried enough. */
    @PATCH
    @Path("/{device_id}/ai-control")
    public EntryView control(@PathParam("device_id") String deviceId, @Nullable Enabled wanted) {
        if (wanted == null || wanted.enabled() == null) {
            throw Refusal.malformed("wanted is {\"ai_auto_control\": true or false}");
        }
        Device device = household.device(deviceId);
        Settings before = household.insight().control().desk().settings(device.deviceId());
        try {
            household.insight().control().set(device, before.with(wanted.enabled() ? Mode.ON : Mode.OFF),
                    household.now());
        } catch (IllegalStateException e) {
            throw Refusal.conflict(String.valueOf(e.getMessage()));
        }
        return view(book().find(device.deviceId()).orElse(new Entry(device.deviceId(), "", "", "")));
    }

    /** The plugs that automatic control may switch. */
    @GET
    @Path("/ai-enabled")
    public List<EntryView> enabled() {
        return household.devices().all().stream()
                .map(device -> book().find(device.deviceId()).orElse(new Entry(device.deviceId(), "", "", "")))
                .map(this::view).filter(EntryView::isControlled).toList();
    }

    private static Entry entry(@Nullable WantedEntry wanted, String deviceId) {
        if (wanted == null) {
            throw Refusal.malformed("wanted is {\"device_id\": …, \"mac_address\": …, \"name\": …, \"location\": …}");
        }
        try {
            return new Entry(deviceId, orEmpty(wanted.mac()), orEmpty(wanted.name()), orEmpty(wanted.location()));
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed(String.valueOf(e.getMessage()));
        }
    }

    private void requireFree(Entry entry) {
        Optional<String> other = book().withMac(entry.mac()).filter(id -> !id.equals(entry.deviceId()));
        if (other.isPresent()) {
            throw Refusal.conflict(entry.mac() + " is the address of " + other.get());
        }
    }

    private EntryView kept(Entry entry) {
        try {
            book().keep(entry);
        } catch (IllegalArgumentException e) {
            throw Refusal.conflict(String.valueOf(e.getMessage()));
        }
        return view(entry);
    }

    private Entry known(String idOrMac) {
        return book().find(idOrMac).or(() -> book().withMac(idOrMac).flatMap(book()::find))
                .orElseThrow(() -> Refusal.unknown("there is no entry of " + idOrMac));
    }

    private EntryView view(Entry entry) {
        boolean isControlled =
                household.insight().control().desk().settings(entry.deviceId()).mode() == Mode.ON;
        boolean isSeen = household.devices().find(entry.deviceId()).isPresent();
        return new EntryView(entry.deviceId(), entry.mac(), entry.name(), entry.location(), isControlled, isSeen);
    }

    private DeviceBook book() {
        return household.insight().book();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** What is to be written down. */
    record WantedEntry(@JsonProperty("device_id") @JsonAlias("deviceId") @Nullable String deviceId,
            @JsonProperty("mac_address") @JsonAlias("mac") @Nullable String mac, @Nullable String name,
            @Nullable String location) {}

    /** Whether control may switch. */
    record Enabled(@JsonProperty("ai_auto_control") @JsonAlias("enabled") @Nullable Boolean enabled) {}

    /** An entry, and whether the plug has been heard of. */
    record EntryView(@JsonProperty("device_id") String deviceId, @JsonProperty("mac_address") String mac, String name,
            String location, @JsonProperty("ai_auto_control") boolean isControlled,
            @JsonProperty("is_seen") boolean isSeen) {}
}
