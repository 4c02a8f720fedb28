// SPDX-License-Identifier: EPL-2.0
/**
 * A stand-in for the energy application: `npm run mock`, then `npm run dev`, or open its own address
 * to see the built page. MOCK chooses a scene: empty, error (every request fails), slow, stale (two
 * plugs fell silent), many (twelve plugs); PORT its port. The kettle refuses to be switched and the
 * TV never confirms.
 */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WebSocketServer } from 'ws'
import { insight } from './insight.mjs'
import { createPlugs, history, measure } from './plugs.mjs'

const scene = process.env.MOCK ?? 'normal'
const port = Number(process.env.PORT ?? 8099)
const dist = fileURLToPath(new URL('../dist', import.meta.url))
const plugs = scene === 'empty' ? [] : createPlugs()
if (scene === 'many') plugs.push(...createPlugs().map(renamed), ...createPlugs().slice(0, 2).map((plug, n) => renamed(plug, n + 5)))

const server = createServer((request, response) => {
  handle(request, response).catch((cause) => problem(response, 500, String(cause)))
})
const sockets = new WebSocketServer({ server, path: '/api/ws/devices' })

async function handle(request, response) {
  const { pathname, searchParams } = new URL(request.url, 'http://mock')
  if (!pathname.startsWith('/api/') && !pathname.startsWith('/devices/')) return page(pathname, response)
  if (scene === 'error') return problem(response, 503, 'The CSE does not answer.')
  if (scene === 'slow') await pause(60_000)
  if (pathname === '/api/devices') return json(response, 200, plugs.map(({ device }) => device))
  if (pathname === '/api/power/summary') return json(response, 200, summary())
  if (pathname === '/api/devices/power/control') return control(JSON.parse(await body(request)), response)
  const sent = request.method === 'PUT' ? JSON.parse(await body(request)) : null
  const learned = insight(request.method, pathname, plugs, sent)
  if (learned !== undefined) return json(response, 200, learned)
  const deviceId = /^\/api\/power\/([^/]+)\/history$/.exec(pathname)?.[1]
  if (!deviceId) return problem(response, 404, `There is no ${pathname}.`)
  const points = history(decodeURIComponent(deviceId).replace(/-copy-.*/, ''), searchParams.get('from'), searchParams.get('to'))
  return json(response, 200, { deviceId, resolution: searchParams.get('resolution'), points })
}

function summary() {
  const sum = (member) => plugs.reduce((total, { device }) => total + (device[member] ?? 0), 0)
  const devicesOn = plugs.filter(({ device }) => device.on).length
  return { powerW: sum('power'), energyTodayWh: sum('energyTodayWh'), devices: plugs.length, devicesOn, time: new Date().toISOString(), costToday: 1180, currency: 'KRW', co2TodayKg: 2.94 }
}

async function control({ deviceId, power }, response) {
  const device = plugs.find((plug) => plug.device.deviceId === deviceId)?.device
  if (!device) return problem(response, 404, `There is no plug ${deviceId}.`)
  if (deviceId === 'kettle') return problem(response, 409, 'The plug is locked by its owner.')
  device.pending = power
  json(response, 202, { deviceId, requested: power })
  if (deviceId === 'tv') return settle(device, { pending: null, fault: 'no echo within 5 s' }, 5_000)
  return settle(device, { on: power === 'on', pending: null, fault: null }, 1_500)
}

async function settle(device, change, afterMs) {
  await pause(afterMs)
  Object.assign(device, change)
  const { deviceId, on, pending, fault } = device
  tell({ type: 'state', deviceId, time: new Date().toISOString(), on, pending, fault, source: 'remote' })
}

function tell(message) {
  for (const socket of sockets.clients) socket.send(JSON.stringify(message))
}

async function page(pathname, response) {
  const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }
  const file = join(dist, normalize(pathname === '/' ? '/index.html' : pathname))
  const content = await readFile(file).catch(() => null)
  response.writeHead(content ? 200 : 404, {
    'Content-Type': types[extname(file)] ?? 'text/plain',
    'Content-Security-Policy': "default-src 'self'; img-src 'self' data:",
  })
  response.end(content ?? 'run `npm run build` first')
}

function json(response, status, content, type = 'application/json') {
  response.writeHead(status, { 'Content-Type': type }).end(JSON.stringify(content))
}

function problem(response, status, detail) {
  json(response, status, { type: 'about:blank', title: 'Problem', status, detail }, 'application/problem+json')
}

async function body(request) {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

function renamed({ device, load }, index) {
  return { device: { ...device, deviceId: `${device.deviceId}-copy-${index}`, name: `Plug ${index + 1}` }, load }
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** In the scene "stale" two plugs told something once, three minutes ago. */
function silent({ device }) {
  if (scene !== 'stale' || !['tv', 'meter-01'].includes(device.deviceId)) return false
  device.lastSeen = new Date(Date.now() - 180_000).toISOString()
  return true
}

setInterval(() => {
  for (const plug of plugs) if (!silent(plug)) tell(measure(plug))
}, 1_000)
server.listen(port, '127.0.0.1', () => console.log(`mock (${scene}) on http://127.0.0.1:${server.address().port}`))
