// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import java.util.List;

/** Messages as plugs of every dialect send them. */
final class Dialects {
    // @formatter:off
    static final List<Dialect> ALL = List.of(
            new Dialect("meter", "meter-01", 295.4, List.of(
                    new Message("/energy/meter-01/data", "{'deviceId':'meter-01','voltage':220.4,'current':1.34,'power':295.4,'energy':1.24}"),
                    new Message("energy/meter-01/state", "{'deviceId':'meter-01','power':'off','source':'button'}")),
                    new Message("energy/meter-01/command", "{'power':'on'}"),
                    new Message("energy/meter-01/state", "{'deviceId':'meter-01','power':'on','source':'remote'}"),
                    new Message("energy/meter-01/availability", "offline")),
            new Dialect("measurement", "1234", 1150.5, List.of(
                    new Message("power/measurement", "{'deviceCode':1234,'timestamp':'2023-06-27T14:30:00Z','temp':25.3,'humidity':55.2,'brightness':650,'electric':1150.5}")),
                    Message.NONE, Message.NONE, Message.NONE),
            new Dialect("tasmota", "tasmota_ABCDEF", 41, List.of(
                    new Message("tele/tasmota_ABCDEF/LWT", "Online"),
                    new Message("tele/tasmota_ABCDEF/STATE", "{'Time':'2024-09-16T09:20:07','Uptime':'0T07:29:11','POWER':'OFF','Wifi':{'AP':1,'RSSI':90}}"),
                    new Message("tele/tasmota_ABCDEF/SENSOR", "{'Time':'2024-09-16T09:20:07','ENERGY':{'TotalStartTime':'2022-09-24T18:51:27','Total':196.708,'Yesterday':0.1,'Today':0.0,'Period':0,'Power':41,'ApparentPower':58,'ReactivePower':41,'Factor':0.71,'Voltage':235,'Current':0.247}}")),
                    new Message("cmnd/tasmota_ABCDEF/POWER", "ON"),
                    new Message("stat/tasmota_ABCDEF/RESULT", "{'POWER':'ON'}"),
                    new Message("tele/tasmota_ABCDEF/LWT", "Offline")),
            new Dialect("shelly", "shellyplugus-083af2018c80", 25.7, List.of(
                    new Message("shellyplugus-083af2018c80/status/switch:0", "{'id':0,'source':'init','output':false,'apower':25.7,'voltage':239.7,'freq':50.2,'current':0.188,'pf':0.57,'aenergy':{'total':913.252,'by_minute':[404.631,404.631,404.631],'minute_ts':1782936360},'temperature':{'tC':68.1,'tF':154.6}}")),
                    new Message("shellyplugus-083af2018c80/rpc", "{'id':1,'src':'wattm2m/shellyplugus-083af2018c80','method':'Switch.Set','params':{'id':0,'on':true}}"),
                    new Message("shellyplugus-083af2018c80/events/rpc", "{'src':'shellyplugus-083af2018c80','dst':'shellyplugus-083af2018c80/events','method':'NotifyStatus','params':{'ts':1631186545.04,'switch:0':{'id':0,'output':true,'source':'MQTT'}}}"),
                    new Message("shellyplugus-083af2018c80/online", "false")),
            new Dialect("shelly1", "shellyplug-s-ABC123", 8.35, List.of(
                    new Message("shellies/shellyplug-s-ABC123/relay/0", "off"),
                    new Message("shellies/shellyplug-s-ABC123/relay/0/power", "8.35"),
                    new Message("shellies/shellyplug-s-ABC123/relay/0/energy", "120")),
                    new Message("shellies/shellyplug-s-ABC123/relay/0/command", "on"),
                    new Message("shellies/shellyplug-s-ABC123/relay/0", "on"),
                    new Message("shellies/shellyplug-s-ABC123/online", "false")),
            new Dialect("zigbee2mqtt", "living.20room.2Ftv", 12.3, List.of(
                    new Message("zigbee2mqtt/living room/tv", "{'state':'OFF','power':12.3,'voltage':229,'current':0.06,'energy':1.23,'power_outage_memory':'restore','linkquality':120}")),
                    new Message("zigbee2mqtt/living room/tv/set", "{'state':'ON'}"),
                    new Message("zigbee2mqtt/living room/tv", "{'state':'ON'}"),
                    new Message("zigbee2mqtt/living room/tv/availability", "{'state':'offline'}")),
            new Dialect("esphome", "athom-plug", 41.7, List.of(
                    new Message("athom-plug/status", "online"),
                    new Message("athom-plug/switch/relay/state", "OFF"),
                    new Message("athom-plug/sensor/power/state", "41.7")),
                    new Message("athom-plug/switch/relay/command", "ON"),
                    new Message("athom-plug/switch/relay/state", "ON"),
                    new Message("athom-plug/status", "offline")),
            new Dialect("homeassistant", "p1", 77, List.of(
                    new Message("homeassistant/sensor/p1_power/config", "{'~':'plug1','name':'Power','uniq_id':'p1_pw','stat_t':'~/sensor','unit_of_meas':'W','dev_cla':'power','stat_cla':'measurement','val_tpl':'{{ value_json.power }}','dev':{'ids':['p1'],'name':'Plug 1','mf':'Acme','mdl':'P-1','sw':'1.2'}}"),
                    new Message("homeassistant/switch/p1_switch/config", "{'~':'plug1','name':'Relay','uniq_id':'p1_sw','cmd_t':'~/set','stat_t':'~/relay','pl_on':'1','pl_off':'0','avty_t':'~/status','dev':{'ids':['p1'],'name':'Plug 1'}}"),
                    new Message("plug1/relay", "0"),
                    new Message("plug1/sensor", "{'power':77}")),
                    new Message("plug1/set", "1"),
                    new Message("plug1/relay", "1"),
                    new Message("plug1/status", "offline")));
    // @formatter:on

    private Dialects() {}

    /** A plug, what it sends, how it is switched on, what it answers, and what its last will says. */
    record Dialect(String name, String deviceId, double power, List<Message> sends, Message isSwitched,
            Message echo, Message lastWill) {

        boolean isSwitchable() {
            return !isSwitched.topic().isEmpty();
        }

        boolean hasLastWill() {
            return !lastWill.topic().isEmpty();
        }

        String address() {
            return "cse-in/smartplug/" + deviceId;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    record Message(String topic, String payload) {
        static final Message NONE = new Message("", "");
    }
}
