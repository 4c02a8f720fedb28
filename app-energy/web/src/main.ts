// SPDX-License-Identifier: EPL-2.0
import { createApp } from 'vue'
import SessionGate from './components/SessionGate.vue'
import { applyLocale } from './i18n'
import { keepForOffline } from './offline'
import './styles.css'
import { applyTheme } from './theme'

applyLocale()
applyTheme()
createApp(SessionGate).mount('#app')
keepForOffline()
