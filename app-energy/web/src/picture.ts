// SPDX-License-Identifier: EPL-2.0
/** Pictures that somebody chooses: made small in the browser, whatever they were, and brought to the server. */
import { send } from './api'

/** Draws a picture anew with no side longer than that; what the browser cannot show is an error. */
export async function shrunk(file: Blob, longestSide: number): Promise<Blob> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  // what is transparent would become black
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/jpeg', 0.85),
  )
}

export async function bringPicture(path: string, file: Blob, longestSide: number): Promise<void> {
  const body = await shrunk(file, longestSide)
  await send(path, { method: 'PUT', headers: { 'Content-Type': body.type }, body })
}

export const takePictureAway = (path: string) => send(path, { method: 'DELETE' })

/** A picture as an address that a page may show, null where there is none. */
export async function fetchPicture(path: string): Promise<string | null> {
  const response = await send(path, { headers: { Accept: 'image/png, image/jpeg, application/problem+json' } })
  if (response.status === 204) return null
  const blob = await response.blob()
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}
