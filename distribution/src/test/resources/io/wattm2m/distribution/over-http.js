// SPDX-License-Identifier: EPL-2.0
// what a page does with fetch: register, create, subscribe, read, and poll until it is told
async ({ cse, token }) => {
  let number = 0
  const send = async (method, to, type, content) => {
    const headers = { 'X-M2M-Origin': 'Cpage', 'X-M2M-RI': `page-${++number}`, 'X-M2M-RVI': '3', Accept: 'application/json' }
    if (token) headers.Authorization = `Bearer ${token}`
    if (content) headers['Content-Type'] = `application/json${type ? `;ty=${type}` : ''}`
    const response = await fetch(`${cse}/${to}`, { method, headers, body: content && JSON.stringify(content) })
    const text = await response.text()
    if (!response.ok) throw new Error(`${response.status} ${text}`)
    return { status: response.headers.get('X-M2M-RSC'), content: text && JSON.parse(text) }
  }

  await send('POST', 'cse-in', 2, { 'm2m:ae': { rn: 'page', api: 'Npage', rr: false, srv: ['3'] } })
  await send('POST', 'cse-in/page', 15, { 'm2m:pch': { rn: 'polls' } })
  await send('POST', 'cse-in/page', 3, { 'm2m:cnt': { rn: 'power' } })
  await send('POST', 'cse-in/page/power', 23, { 'm2m:sub': { nu: ['Cpage'], enc: { net: [3] }, nct: 1 } })
  const polled = send('GET', 'cse-in/page/polls/pcu')
  const created = await send('POST', 'cse-in/page/power', 4, { 'm2m:cin': { con: '61.5' } })
  const read = await send('GET', 'cse-in/page/power/la')
  const request = (await polled).content['m2m:rqp']
  await send('POST', 'cse-in/page/polls/pcu', 0, { 'm2m:rsp': { rsc: 2000, rqi: request.rqi } })
  await send('DELETE', 'cse-in/page')
  return [read.content['m2m:cin'].con, request.pc['m2m:sgn'].nev.rep['m2m:cin'].con, created.status]
}
