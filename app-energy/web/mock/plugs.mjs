// SPDX-License-Identifier: EPL-2.0
/** Five plugs that behave like their appliances: for looking at the page, not for measuring anything. */

const noise = (size) => (Math.random() - 0.5) * size

/** Watts of each appliance when switched on, by the time in seconds. */
const appliances = [
  { deviceId: 'fridge', name: 'Refrigerator', load: (t) => (t % 1500 < 600 ? 92 + noise(4) : 2.1 + noise(0.3)) },
  { deviceId: 'pc', name: 'PC', load: (t) => 85 + 25 * Math.sin(t / 17) + noise(18) },
  { deviceId: 'tv', name: 'Living room TV', load: () => 118 + noise(9) },
  { deviceId: 'kettle', name: '전기 주전자', load: (t) => (t % 90 < 35 ? 1830 + noise(30) : 0.4) },
  { deviceId: 'meter-01', name: null, load: () => 12.4 + noise(0.8) },
]

/** How much of the day each appliance is in use, hour by hour (0-1). */
const habits = {
  fridge: () => 0.38,
  pc: (hour) => (hour >= 9 && hour < 23 ? 0.95 : 0.06),
  tv: (hour) => (hour >= 19 || hour === 7 ? 0.9 : 0.01),
  kettle: (hour) => ([7, 8, 13, 16, 20].includes(hour) ? 0.11 : 0),
  'meter-01': () => 1,
}
const typicalWatts = { fridge: 92, pc: 96, tv: 118, kettle: 1830, 'meter-01': 12.4 }

export function createPlugs() {
  return appliances.map(({ deviceId, name, load }, index) => ({
    device: {
      deviceId,
      name,
      on: deviceId === 'tv' ? false : true,
      pending: null,
      fault: null,
      power: null,
      voltage: null,
      current: null,
      energyTodayWh: [690, 1120.4, 241, 1430, 118][index],
      lastSeen: null,
    },
    load,
  }))
}

/** Lets one second pass for a plug and returns what it would tell. */
export function measure({ device, load }) {
  const power = Math.max(0, device.on ? load(Date.now() / 1000) : 0.3 + noise(0.1))
  const voltage = 229.5 + noise(2.4)
  const time = new Date().toISOString()
  device.energyTodayWh += power / 3600
  Object.assign(device, { power: round(power, 1), voltage: round(voltage, 1), current: round(power / voltage, 3), lastSeen: time })
  const { deviceId, current, energyTodayWh } = device
  return { type: 'reading', deviceId, time, power: device.power, voltage: device.voltage, current, energy: energyTodayWh }
}

export function history(deviceId, from, to) {
  const points = []
  const end = Math.min(Date.parse(to), Date.now())
  for (let start = Date.parse(from); start < end; start += 3_600_000) {
    const hour = new Date(start).getHours()
    const steady = ((start / 3_600_000) * 7919) % 10
    const meanW = typicalWatts[deviceId] * habits[deviceId](hour) * (0.85 + steady / 33)
    const coverage = Math.min(1, (end - start) / 3_600_000) * (hour === 4 ? 0.6 : 1)
    points.push({ start: new Date(start).toISOString(), meanW, energyWh: meanW * coverage, minW: meanW * 0.7, maxW: meanW * 1.4, coverage })
  }
  return points
}

function round(value, digits) {
  return Number(value.toFixed(digits))
}
