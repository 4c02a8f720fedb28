// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import java.util.Map;
import java.util.Optional;

/**
 * A resource of the standard model of a plug (TS-0023): where it is, and what it has from its creation on. Immutable.
 *
 * @param parent the address of its parent
 * @param name its resource name
 * @param type its resource type
 * @param root the root member, e.g. {@code cod:binSh}
 * @param fixed the attributes that are told at its creation alone
 */
record ModelPart(String parent, String name, int type, String root, Map<String, Object> fixed) {
    static final int FLEX_CONTAINER = 28;
    static final int NODE = 14;
    static final int MANAGEMENT_OBJECT = 13;
    static final String SWITCH = "cod:binSh";
    static final String FIRMWARE = "m2m:fwr";
    private static final String OUTLET = "/outlet-";
    private static final String COMMON = "org.onem2m.common.";

    ModelPart {
        fixed = Map.copyOf(fixed);
    }

    /** Its address. */
    String address() {
        return parent + "/" + name;
    }

    /** The outlet that it is a part of, empty for what is of the plug as a whole. */
    String outlet() {
        int at = parent.lastIndexOf(OUTLET);
        return at < 0 ? "" : parent.substring(at + OUTLET.length());
    }

    boolean isSwitch() {
        return root.equals(SWITCH);
    }

    /** Whether it is for others to write to. */
    boolean isWritable() {
        return isSwitch() || root.equals(FIRMWARE);
    }

    /** The parts of one plug. */
    record Of(Addresses addresses, String deviceId) {

        ModelPart device(boolean withNode) {
            Map<String, Object> cnd = Map.of("cnd", COMMON + "device.deviceSmartPlug");
            return new ModelPart(addresses.plug(deviceId), Addresses.DEVICE, FLEX_CONTAINER, "cod:deSPg",
                    withNode ? Map.of("cnd", cnd.get("cnd"), "nl", node().address(), "nodLk", node().address())
                            : cnd);
        }

        /** Whether it is below the smart plug. */
        boolean isOfDevice(ModelPart part) {
            return part.parent().startsWith(addresses.device(deviceId));
        }

        ModelPart outlet(String outlet) {
            return new ModelPart(addresses.device(deviceId), "outlet-" + outlet, FLEX_CONTAINER, "cod:sDPOt",
                    Map.of("cnd", COMMON + "subdevice.subDevicePowerOutlet"));
        }

        ModelPart switchOf(String outlet) {
            return module(outlet(outlet).address(), "binSh", "binarySwitch", Map.of("lbl",
                    java.util.List.of("device:" + deviceId, "outlet:" + outlet)));
        }

        ModelPart consumption(String outlet, boolean derived) {
            return module(outlet(outlet).address(), "eneCn", "energyConsumption",
                    derived ? Map.of("lbl", java.util.List.of("energy:derived")) : Map.of());
        }

        ModelPart generation(String outlet) {
            return module(outlet(outlet).address(), "eneGn", "energyGeneration", Map.of());
        }

        ModelPart overcurrent(String outlet) {
            return module(outlet(outlet).address(), "oveSr", "overcurrentSensor", Map.of());
        }

        ModelPart faults() {
            return module(addresses.device(deviceId), "fauDn", "faultDetection", Map.of());
        }

        ModelPart temperature() {
            return module(addresses.plug(deviceId), "tempe", "temperature", Map.of());
        }

        ModelPart humidity() {
            return module(addresses.plug(deviceId), "relHy", "relativeHumidity", Map.of());
        }

        ModelPart node() {
            return new ModelPart(addresses.cse(), Addresses.NAME + "-" + deviceId, NODE, "m2m:nod", Map.of());
        }

        ModelPart management(String name, String root, long definition, Map<String, Object> more) {
            Map<String, Object> fixed = new java.util.HashMap<>(more);
            fixed.put("mgd", definition);
            return new ModelPart(node().address(), name, MANAGEMENT_OBJECT, root, fixed);
        }

        /** What it has from its creation on is told at its creation alone: others write to it. */
        ModelPart firmware() {
            return management("firmware", FIRMWARE, 1001, Map.of("lbl", java.util.List.of("device:" + deviceId), "url",
                    "about:blank", "ud", false));
        }

        /** The part that has to be there before one below it can be. */
        Optional<ModelPart> above(ModelPart part, boolean withNode) {
            if (part.parent().equals(addresses.device(deviceId))) {
                return Optional.of(device(withNode));
            }
            if (part.parent().equals(node().address())) {
                return Optional.of(node());
            }
            String device = addresses.device(deviceId) + "/outlet-";
            return part.parent().startsWith(device) ? Optional.of(outlet(part.parent().substring(device.length())))
                    : Optional.empty();
        }

        private static ModelPart module(String parent, String name, String longName, Map<String, Object> more) {
            Map<String, Object> fixed = new java.util.HashMap<>(more);
            fixed.put("cnd", COMMON + "moduleclass." + longName);
            return new ModelPart(parent, name, FLEX_CONTAINER, "cod:" + name, fixed);
        }
    }
}
