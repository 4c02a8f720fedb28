// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.smartplug.Showcase.Wanted;
import io.wattm2m.smartplug.driver.Alarm;
import io.wattm2m.smartplug.driver.DeviceInfo;
import io.wattm2m.smartplug.driver.DeviceInfo.Fact;
import io.wattm2m.smartplug.driver.Power;
import io.wattm2m.smartplug.driver.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows plugs as flexContainers of TS-0023, so that an application that knows nothing but that understands them: a
 * smart plug with its outlets, each with a switch and a meter. Thread-safe; the writing is done in a lane of each plug.
 */
final class Model {
    private static final Logger LOG = LoggerFactory.getLogger(Model.class);
    private final ModelResources resources;
    private final PlugResources plugs;
    private final Addresses addresses;
    private final ModelSettings settings;
    private final Lanes lanes;
    private final Surroundings surroundings;
    private final Mirror mirror;
    private final IntSupplier plugCount;
    private final AtomicBoolean nodes;

    Model(ModelResources resources, PlugResources plugs, ModelSettings settings, Stage stage) {
        this.resources = resources;
        this.plugs = plugs;
        this.addresses = resources.addresses();
        this.settings = settings;
        this.lanes = stage.lanes();
        this.surroundings = stage.surroundings();
        this.mirror = stage.mirror();
        this.plugCount = stage.plugCount();
        this.nodes = new AtomicBoolean(settings.nodes());
    }

    /** Shows what a plug measures; in the lane of its readings. */
    void measured(Plug plug) {
        introduce(plug);
        ModelMapping.measured(plug.picture(), parts(plug))
                .forEach((part, attributes) -> plug.showcase().want(part, attributes, false));
        submit(plug);
    }

    /** Takes a reading that is written into the time series, if the plug has one; in the lane of its readings. */
    void reported(Plug plug, Reading reading) {
        if (settings.timeSeries()) {
            resources.report(plug, reading);
        }
    }

    /** Shows the relay of an outlet, and what is wrong with the plug. */
    void relay(Plug plug, String outlet) {
        Power power = plug.relays().at(outlet).power();
        if (power != Power.UNKNOWN) {
            plug.showcase().want(parts(plug).switchOf(outlet), Map.of("state", power == Power.ON), true);
        }
        troubles(plug);
    }

    /** Shows what is wrong with the plug. */
    void troubles(Plug plug) {
        introduce(plug);
        showTroubles(plug);
        submit(plug);
    }

    /** Shows that a protection has tripped, or not any more. */
    void alarm(Plug plug, Alarm alarm) {
        plug.troubles().set(alarm.kind() + alarm.outlet(), alarm.kind().written(), alarm.raised());
        if (alarm.kind() == Alarm.Kind.OVERLOAD) {
            plug.showcase().want(parts(plug).overcurrent(alarm.outlet()),
                    plug.overload(alarm.outlet()).told(alarm.raised(), surroundings.clock().instant()), alarm.raised());
        }
        troubles(plug);
    }

    /** Shows what a plug is. */
    void info(Plug plug, DeviceInfo info) {
        plug.facts().putAll(info.facts());
        Optional.ofNullable(info.facts().get(Fact.MAC)).ifPresent(mac -> lanes.submit(lane(plug), () -> label(plug,
                "mac:" + mac)));
        describe(plug);
        troubles(plug);
    }

    /** Shows how far an update of a plug's firmware is. */
    void updating(Plug plug) {
        introduce(plug);
        if (nodes.get()) {
            firmware(plug, true);
            submit(plug);
        }
    }

    /** Once: the plug itself, that nothing is wrong with it, and its node. */
    private void introduce(Plug plug) {
        if (plug.facts().putIfAbsent(Fact.NAME, plug.deviceId()) == null) {
            showTroubles(plug);
            describe(plug);
        }
    }

    /** Several lanes tell of troubles. */
    private void showTroubles(Plug plug) {
        plug.showcase().wantWhatIs(parts(plug).faults(), () -> ModelMapping.faults(plug.troubles().text()));
    }

    private void describe(Plug plug) {
        if (!nodes.get()) {
            return;
        }
        Map<String, Object> made = ModelMapping.made(plug.facts(), plug.dialect());
        plug.showcase().want(parts(plug).management("deviceInfo", "m2m:dvi", 1007, made),
                ModelMapping.device(plug.facts(), plug.deviceId()), false);
        firmware(plug, false);
    }

    private void firmware(Plug plug, boolean atOnce) {
        String model = plug.facts().getOrDefault(Fact.MODEL, plug.dialect());
        Optional.ofNullable(plug.facts().get(Fact.FIRMWARE)).ifPresent(version -> plug.showcase().want(
                parts(plug).firmware(), ModelMapping.firmware(version, model, plug.update()), atOnce));
    }

    private ModelPart.Of parts(Plug plug) {
        return new ModelPart.Of(addresses, plug.deviceId());
    }

    private static String lane(Plug plug) {
        return plug.deviceId() + "/" + Addresses.DEVICE;
    }

    private void submit(Plug plug) {
        if (plug.showcase().queue()) {
            lanes.submit(lane(plug), () -> show(plug));
        }
    }

    private void label(Plug plug, String label) {
        try {
            plug.prepare(plugs);
            plugs.addLabel(plug.deviceId(), label);
        } catch (RequestFailure refusal) {
            LOG.warn("the CSE refuses the label {} of {}: {}", label, plug.deviceId(), refusal.text());
        }
    }

    private void show(Plug plug) {
        plug.showcase().begin();
        Instant now = surroundings.clock().instant();
        Duration interval = settings.interval(plugCount.getAsInt());
        plug.showcase().take(now.minus(interval)).forEach(wanted -> show(plug, wanted, now));
        if (plug.showcase().hasMore() && plug.showcase().await()) {
            surroundings.timer().after(interval, () -> {
                plug.showcase().awake();
                submit(plug);
            });
        }
    }

    private void show(Plug plug, Wanted wanted, Instant now) {
        boolean isOfNode = wanted.part().type() == ModelPart.MANAGEMENT_OBJECT;
        if (isOfNode && !nodes.get()) {
            return;
        }
        try {
            plug.prepare(plugs);
            if (plug.isSensor() && parts(plug).isOfDevice(wanted.part())) {
                return; // it is no smart plug
            }
            write(plug, wanted, now);
            plug.showcase().isShown(wanted, now);
            mirror.shown(plug, wanted.part(), wanted.attributes());
        } catch (RequestFailure refusal) {
            if (isOfNode && refusal.status() == ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE
                    && nodes.getAndSet(false)) {
                LOG.warn("the CSE takes no nodes of {}: plugs are shown without", Addresses.AE_ID);
            } else if (refusal.status() == ResponseStatusCode.NOT_FOUND) {
                plug.showcase().forget();
            }
            LOG.debug("the CSE refuses {}: {}", wanted.part().address(), refusal.text());
        }
    }

    private void write(Plug plug, Wanted wanted, Instant now) {
        ModelPart part = wanted.part();
        Map<String, Object> attributes = new HashMap<>(wanted.attributes());
        if (part.type() == ModelPart.FLEX_CONTAINER) {
            attributes.put("dgt", Timestamps.format(plug.showcase().stamp(now)));
        }
        boolean isOther = plug.showcase().isThere(part) && !plug.showcase().fixed(part).equals(part.fixed());
        if (isOther) {
            resources.remove(part);
            plug.showcase().isThere(part, false);
        }
        boolean isNew = !plug.showcase().isThere(part) && make(plug, part, attributes);
        if (!isNew && !update(plug, part, attributes)) {
            make(plug, part, attributes);
        }
    }

    /** The CSE will tell of this as of any other update. */
    private boolean update(Plug plug, ModelPart part, Map<String, Object> attributes) {
        if (part.isSwitch()) {
            plug.showcase().writes(String.valueOf(attributes.get("dgt")));
        }
        return resources.update(part, attributes);
    }

    private boolean make(Plug plug, ModelPart part, Map<String, Object> attributes) {
        Optional<ModelPart> above = parts(plug).above(part, nodes.get());
        above.filter(parent -> !plug.showcase().isThere(parent)).ifPresent(parent -> make(plug, parent, Map.of()));
        boolean isNew = resources.make(part, plug.deviceId(), attributes);
        plug.showcase().isThere(part, true);
        return isNew;
    }

    /** Where the model is played. */
    record Stage(Lanes lanes, Surroundings surroundings, IntSupplier plugCount, Mirror mirror) {}

    /** Is told what is shown. */
    @FunctionalInterface
    interface Mirror {

        /** A part has these attributes now; called in the plug's lane of the model, and must not block. */
        void shown(Plug plug, ModelPart part, Map<String, Object> attributes);
    }
}
