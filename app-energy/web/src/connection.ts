// SPDX-License-Identifier: EPL-2.0
/** The WebSocket to the server: keeps it open, and turns its texts into messages. */
import type { Reading, StateChange } from './household'

export type ConnectionStatus = 'connecting' | 'live' | 'reconnecting' | 'offline'
export type LiveMessage = Reading | StateChange

export interface ConnectionListener {
  opened(): void
  message(message: LiveMessage): void
  status(status: ConnectionStatus): void
}

const FIRST_DELAY_MS = 1_000
const LONGEST_DELAY_MS = 30_000
/** After so many failures in a row we say "offline" - and go on trying. */
const ATTEMPTS_UNTIL_OFFLINE = 4

/**
 * The pause before the next attempt: doubles up to half a minute. Half of it is random, so that
 * many open pages do not all come back in the same instant after a restart of the server.
 */
export function reconnectDelay(failures: number, random: number = Math.random()): number {
  const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.max(0, failures - 1))
  return ceiling / 2 + (ceiling / 2) * random
}

/** Null for anything that is not a message we know: a newer server may tell more. */
export function parseMessage(text: unknown): LiveMessage | null {
  if (typeof text !== 'string') return null
  let message: Partial<LiveMessage> | null
  try {
    message = JSON.parse(text) as Partial<LiveMessage> | null
  } catch {
    return null
  }
  if (typeof message?.deviceId !== 'string') return null
  if (typeof message.time !== 'string' || Number.isNaN(Date.parse(message.time))) return null
  return message.type === 'reading' || message.type === 'state' ? (message as LiveMessage) : null
}

/** Opens the connection and keeps it open until the returned function is called. */
export function connect(url: string, listener: ConnectionListener): () => void {
  let socket: WebSocket | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let closed = false

  function open() {
    clearTimeout(timer)
    socket = new WebSocket(url)
    socket.onopen = () => {
      failures = 0
      listener.status('live')
      listener.opened()
    }
    socket.onmessage = ({ data }) => {
      const message = parseMessage(data)
      if (message !== null) listener.message(message)
    }
    // an error is always followed by close
    socket.onclose = retryLater
  }

  function retryLater() {
    socket = null
    if (closed) return
    failures += 1
    const hopeless = failures >= ATTEMPTS_UNTIL_OFFLINE || !navigator.onLine
    listener.status(hopeless ? 'offline' : 'reconnecting')
    timer = setTimeout(open, reconnectDelay(failures))
  }

  /** Someone looks again, or the network is back: no reason to wait out the pause. */
  function retryNow() {
    if (socket === null && !closed && document.visibilityState === 'visible') open()
  }

  listener.status('connecting')
  window.addEventListener('online', retryNow)
  document.addEventListener('visibilitychange', retryNow)
  open()

  return () => {
    closed = true
    clearTimeout(timer)
    window.removeEventListener('online', retryNow)
    document.removeEventListener('visibilitychange', retryNow)
    socket?.close()
  }
}
