// SPDX-License-Identifier: EPL-2.0
/** A chart in the page: drawn when it is there, and again whenever it shows something else. */
import { onBeforeUnmount, onMounted, watch, type Ref, type WatchSource } from 'vue'
import { startChart } from './chart'
import { locale } from './i18n'
import { theme } from './theme'

/** Draws in a host what the option says, as long as the component is there. */
export function useChart(
  host: Readonly<Ref<HTMLElement | null>>,
  shown: readonly WatchSource[],
  option: () => Record<string, unknown>,
  replaceMerge: string[] = [],
): void {
  let stop = () => {}
  onMounted(() => {
    if (!host.value) return
    const chart = startChart(host.value)
    const draw = () => chart.setOption(option(), { replaceMerge })
    const resized = new ResizeObserver(() => chart.resize())
    resized.observe(host.value)
    // after the flush, when the new theme's colours can be read from the document
    const unwatch = watch([...shown, locale, theme], draw, { flush: 'post', immediate: true })
    stop = () => {
      unwatch()
      resized.disconnect()
      chart.dispose()
    }
  })
  onBeforeUnmount(() => stop())
}
