// SPDX-License-Identifier: EPL-2.0
// what a page does with one WebSocket: register, create, subscribe, read, and answer when it is told
async ({ cse }) => {
  const socket = new WebSocket(cse, 'oneM2M.json')
  const waiting = new Map()
  let tell
  const told = new Promise(resolve => { tell = resolve })
  socket.onmessage = event => {
    const message = JSON.parse(event.data)
    if (message.op === 5) {
      socket.send(JSON.stringify({ rsc: 2000, rqi: message.rqi, rvi: '3' }))
      tell(message.pc['m2m:sgn'].nev.rep['m2m:cin'].con)
    } else {
      waiting.get(message.rqi)(message)
    }
  }
  await new Promise((resolve, reject) => {
    socket.onopen = resolve
    socket.onclose = () => reject(new Error('closed'))
  })
  let number = 0
  const send = (op, to, ty, pc) => new Promise(resolve => {
    const rqi = `page-${++number}`
    waiting.set(rqi, resolve)
    socket.send(JSON.stringify({ op, to, fr: 'Cpage', rqi, rvi: '3', ty, pc }))
  })

  await send(1, 'cse-in', 2, { 'm2m:ae': { rn: 'page', api: 'Npage', rr: true, srv: ['3'] } })
  await send(1, 'cse-in/page', 3, { 'm2m:cnt': { rn: 'power' } })
  await send(1, 'cse-in/page/power', 23, { 'm2m:sub': { nu: ['Cpage'], enc: { net: [3] }, nct: 1 } })
  const created = await send(1, 'cse-in/page/power', 4, { 'm2m:cin': { con: '61.5' } })
  const read = await send(2, 'cse-in/page/power/la')
  const heard = await told
  await send(4, 'cse-in/page')
  socket.close()
  return [read.pc['m2m:cin'].con, heard, String(created.rsc)]
}
