import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [reactRouter()],
  // What a page needs stands in its manifest; words that come later are one small file each.
  build: { target: 'es2022', modulePreload: false },
})
