import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { licences } from './tools/licences.ts';

// Pages go into the Python package, which serves them; nothing is fetched from elsewhere.
export default defineConfig({
  plugins: [
    svelte(),
    licences([
      '@fontsource-variable/inter',
      '@fontsource-variable/source-serif-4',
      'maplibre-gl',
      'world-atlas',
    ]),
  ],
  build: {
    outDir: '../src/polybius/serve/pages',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  worker: { format: 'es' },
  server: { host: '127.0.0.1', proxy: { '/api': process.env['POLYBIUS_API'] ?? 'http://127.0.0.1:8001' } },
  resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
  test: { environment: 'jsdom', include: ['src/**/*.test.ts'] },
});
