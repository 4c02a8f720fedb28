// SPDX-License-Identifier: EPL-2.0
/** Parts of the page that are loaded when they are shown first. */
import { defineAsyncComponent, type AsyncComponentLoader, type Component } from 'vue'
import LoadFailed from './components/LoadFailed.vue'

/** In the place of one that cannot be loaded, as without a connection, it says so and lets one try again. */
export const lazily = <T extends Component>(loader: AsyncComponentLoader<T>) =>
  defineAsyncComponent<T>({ loader, errorComponent: LoadFailed })
