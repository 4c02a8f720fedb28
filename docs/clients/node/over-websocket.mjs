// SPDX-License-Identifier: EPL-2.0
// oneM2M over WebSocket (TS-0020) with the one that Node brings along (Node 20: --experimental-websocket):
// requests of both sides on one connection, so that notifications need no address of ours.
import { randomUUID } from 'node:crypto';

const CSE = process.env.CSE_WS ?? 'ws://127.0.0.1:8180';
const ORIGINATOR = 'Cnode-ws';
const CREATE = 1, RETRIEVE = 2, DELETE = 4;
const AE = 2, CONTAINER = 3, INSTANCE = 4, SUBSCRIPTION = 23;

const socket = new WebSocket(CSE, ['oneM2M.json']);
const waiting = new Map();
let tell;
const told = new Promise((resolve) => { tell = resolve; });

socket.onmessage = ({ data }) => {
  const primitive = JSON.parse(data);
  if (primitive.rsc) {
    waiting.get(primitive.rqi)(primitive);
    waiting.delete(primitive.rqi);
  } else {
    socket.send(JSON.stringify({ rsc: 2000, rqi: primitive.rqi, rvi: '4' }));
    tell(primitive.pc['m2m:sgn']);
  }
};

function request(op, to, ty, pc) {
  const rqi = randomUUID();
  return new Promise((resolve) => {
    waiting.set(rqi, resolve);
    socket.send(JSON.stringify({ op, to, ty, pc, fr: ORIGINATOR, rqi, rvi: '4' }));
  });
}

await new Promise((resolve, reject) => Object.assign(socket, { onopen: resolve, onerror: reject }));
const ae = { 'm2m:ae': { rn: 'node-ws', api: 'Nnode', rr: true, srv: ['4'] } };
console.log('registered:', (await request(CREATE, 'cse-in', AE, ae)).rsc);
await request(CREATE, 'cse-in/node-ws', CONTAINER, { 'm2m:cnt': { rn: 'power' } });
const subscription = { 'm2m:sub': { rn: 'new', nu: [ORIGINATOR], enc: { net: [3] } } };
console.log('subscribed:', (await request(CREATE, 'cse-in/node-ws/power', SUBSCRIPTION, subscription)).rsc);
await request(CREATE, 'cse-in/node-ws/power', INSTANCE, { 'm2m:cin': { con: { power: 60.5 } } });
console.log('told of', (await told).nev.rep['m2m:cin'].con);
console.log('latest:', (await request(RETRIEVE, 'cse-in/node-ws/power/la')).pc['m2m:cin'].con);
console.log('deregistered:', (await request(DELETE, 'cse-in/node-ws')).rsc);
socket.close();
