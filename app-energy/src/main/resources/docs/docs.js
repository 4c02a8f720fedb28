// SPDX-License-Identifier: EPL-2.0
'use strict'

const METHODS = ['get', 'post', 'put', 'patch', 'delete']

function element(name, text, children = []) {
  const made = document.createElement(name)
  if (text) made.textContent = text
  made.append(...children)
  return made
}

/** A schema with what it refers to put in its place, a few levels deep: some refer to themselves. */
function resolved(schema, api, depth = 0) {
  if (!schema || typeof schema !== 'object' || depth > 5) return schema
  if (schema.$ref) return resolved(api.components?.schemas?.[schema.$ref.split('/').at(-1)], api, depth + 1)
  if (Array.isArray(schema)) return schema.map((part) => resolved(part, api, depth + 1))
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, resolved(value, api, depth + 1)]))
}

function schemaOf(content, api) {
  const schema = Object.values(content ?? {})[0]?.schema
  return schema ? element('pre', JSON.stringify(resolved(schema, api), null, 2)) : element('p', '–')
}

function route(path, method, operation, api) {
  const summary = element('summary', '', [element('b', method.toUpperCase()), element('code', path)])
  const parameters = (operation.parameters ?? []).map((parameter) =>
    element('li', `${parameter.name} (${parameter.in}${parameter.required ? ', required' : ''})`),
  )
  const parts = [summary]
  if (!operation.security) parts.push(element('p', 'For everybody.'))
  if (parameters.length) parts.push(element('h3', 'Parameters'), element('ul', '', parameters))
  if (operation.requestBody) parts.push(element('h3', 'Body'), schemaOf(operation.requestBody.content, api))
  for (const [status, response] of Object.entries(operation.responses ?? {})) {
    parts.push(element('h3', `Answer ${status}`), schemaOf(response.content, api))
  }
  return element('details', '', parts)
}

function show(api) {
  const groups = new Map()
  for (const [path, item] of Object.entries(api.paths)) {
    for (const method of METHODS.filter((name) => item[name])) {
      const tag = item[method].tags?.[0] ?? 'other'
      if (!groups.has(tag)) groups.set(tag, [])
      groups.get(tag).push(route(path, method, item[method], api))
    }
  }
  const sections = [...groups].sort(([a], [b]) => a.localeCompare(b)).map(([tag, routes]) => {
    const section = element('section', '', [element('h2', tag), ...routes])
    section.id = tag
    return section
  })
  document.getElementById('routes').replaceChildren(...sections)
  document.getElementById('contents').replaceChildren(
    ...sections.map(({ id }) => {
      const link = element('a', id)
      link.href = `#${id}`
      return link
    }),
  )
}

fetch('openapi.json')
  .then((response) => response.json())
  .then(show)
  .catch((problem) => document.getElementById('routes').replaceChildren(element('p', String(problem))))
