// SPDX-License-Identifier: EPL-2.0
// oneM2M over HTTP (TS-0009): requests with fetch, notifications with a server. No package is needed.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

const CSE = process.env.CSE_HTTP ?? 'http://127.0.0.1:8080';
const ORIGINATOR = 'Cnode-http';
const AE = 2, CONTAINER = 3, INSTANCE = 4, SUBSCRIPTION = 23;

async function request(method, to, resource, type) {
  const answer = await fetch(`${CSE}/${to}`, {
    method,
    headers: {
      'X-M2M-Origin': ORIGINATOR,
      'X-M2M-RI': randomUUID(),
      'X-M2M-RVI': '4',
      'Content-Type': type ? `application/json;ty=${type}` : 'application/json',
      ...(process.env.TOKEN && { Authorization: `Bearer ${process.env.TOKEN}` }),
    },
    body: resource && JSON.stringify(resource),
  });
  const content = JSON.parse(await answer.text() || 'null');
  if (!answer.ok) {
    throw new Error(`${answer.headers.get('X-M2M-RSC')} ${content['m2m:dbg']}`);
  }
  return content;
}

const create = (parent, type, resource) => request('POST', parent, resource, type);

/** Where the CSE may tell what happens, and a promise of the first notification; what is asked (vrq) is agreed to. */
async function target() {
  const server = createServer();
  const told = new Promise((resolve) => {
    server.on('request', async (incoming, answer) => {
      const { 'm2m:sgn': notification } = JSON.parse((await incoming.toArray()).join(''));
      answer.writeHead(200, { 'X-M2M-RSC': 2000, 'X-M2M-RI': incoming.headers['x-m2m-ri'] }).end();
      if (!notification.vrq) {
        resolve(notification);
      }
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, told, close: () => server.closeAllConnections() ?? server.close() };
}

const { url, told, close } = await target();
await create('cse-in', AE, { 'm2m:ae': { rn: 'node-http', api: 'Nnode', rr: true, srv: ['4'] } });
try {
  await create('cse-in/node-http', CONTAINER, { 'm2m:cnt': { rn: 'power' } });
  await create('cse-in/node-http/power', SUBSCRIPTION, { 'm2m:sub': { rn: 'new', nu: [url], enc: { net: [3] } } });
  await create('cse-in/node-http/power', INSTANCE, { 'm2m:cin': { con: { power: 60.5 } } });
  console.log('told of', (await told).nev.rep['m2m:cin'].con);
  console.log('latest:', (await request('GET', 'cse-in/node-http/power/la'))['m2m:cin'].con);
  await request('GET', 'cse-in/node-http/heat').catch((error) => console.log('refused:', error.message));
} finally {
  await request('DELETE', 'cse-in/node-http');
  close();
}
