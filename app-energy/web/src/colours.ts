// SPDX-License-Identifier: EPL-2.0
/** One colour per plug, the same in the chart and on its card. The colours themselves live in styles.css. */
import { MOST_LAYERS, OTHERS, type Layer } from './stack'

const REST = '--plug-other'

/** Tells the custom property that holds a plug's colour. */
export type Colours = (deviceId: string) => string

/** Every plug has its own colour while there are few; of many, those that the chart draws one by one. */
export function assignColours(deviceIds: readonly string[], layers: readonly Layer[]): Colours {
  const drawn = layers.map(({ deviceId }) => deviceId).filter((deviceId) => deviceId !== OTHERS)
  const coloured = [...(deviceIds.length <= MOST_LAYERS ? deviceIds : drawn)].sort()
  return (deviceId) => {
    const index = coloured.indexOf(deviceId)
    return index < 0 ? REST : `--plug-${index + 1}`
  }
}
