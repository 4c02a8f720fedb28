// SPDX-License-Identifier: EPL-2.0
import { copyFileSync, mkdirSync } from 'node:fs'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

// where `npm run dev` finds a backend: the mock server, unless told otherwise
const backend = process.env['WATTM2M_URL'] ?? 'http://127.0.0.1:8099'

// not for the page: the server embeds them in its reports, whose Korean no font of a PDF reader can be relied on for
const reportFonts = {
  name: 'report-fonts',
  writeBundle({ dir = 'dist' }) {
    const source = 'node_modules/@expo-google-fonts/nanum-gothic'
    mkdirSync(`${dir}/fonts`, { recursive: true })
    for (const file of ['400Regular/NanumGothic_400Regular.ttf', '700Bold/NanumGothic_700Bold.ttf', 'LICENSE_FONT'])
      copyFileSync(`${source}/${file}`, `${dir}/fonts/${file.split('/').pop()}`)
  },
}

export default defineConfig({
  plugins: [vue(), reportFonts],
  // relative addresses, so that a reverse proxy may serve the page under any path
  base: './',
  build: {
    // inlined files would need `data:` in a content security policy
    assetsInlineLimit: 0,
    // the chart is a chunk of its own, loaded after the first paint
    chunkSizeWarningLimit: 600,
  },
  server: {
    proxy: { '/api': { target: backend, ws: true }, '/devices': { target: backend } },
  },
  test: {
    environment: 'happy-dom',
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
  },
})
