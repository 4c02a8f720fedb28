// SPDX-License-Identifier: EPL-2.0
import { createApp } from 'vue'
import App from './App.vue'
import { applyLocale } from './i18n'
import './styles.css'
import { applyTheme } from './theme'

applyLocale()
applyTheme()
createApp(App).mount('#app')
