/**
 * Build of the office: hashed assets beside the server's code, served under `/office/`; in development `/api` goes to a local server.
 *
 * Keeps true: what the first route needs stays within 250 KB of gzipped JavaScript; a build beyond it fails.
 */
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const FIRST_ROUTE_LIMIT_BYTES = 250 * 1024;

/** Adds up the entry, the first page and all they import at once; charts come later and are not counted. */
function firstRouteBudget(): Plugin {
  return {
    name: 'first-route-budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
      const wanted = chunks.filter((chunk) => chunk.isEntry || chunk.facadeModuleId?.endsWith('TodayPage.tsx') === true).map((chunk) => chunk.fileName);
      const seen = new Set<string>();
      for (let file = wanted.pop(); file !== undefined; file = wanted.pop()) {
        if (seen.has(file)) continue;
        seen.add(file);
        wanted.push(...(byFile.get(file)?.imports ?? []));
      }
      const bytes = [...seen].reduce((sum, file) => sum + gzipSync(byFile.get(file)?.code ?? '').length, 0);
      this.info(`first route: ${Math.round(bytes / 1024)} KB gzip of ${FIRST_ROUTE_LIMIT_BYTES / 1024}`);
      if (bytes > FIRST_ROUTE_LIMIT_BYTES) this.error(`the first route needs ${bytes} bytes of gzipped JavaScript, more than ${FIRST_ROUTE_LIMIT_BYTES}`);
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/office/',
  plugins: [react(), firstRouteBudget()],
  build: {
    outDir: '../../server/tillbook/app/assets/office',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: {
    host: '127.0.0.1',
    port: Number(process.env['OFFICE_PORT'] ?? 8140),
    strictPort: true,
    proxy: { '/api': process.env['OFFICE_API'] ?? 'http://127.0.0.1:8141' },
  },
});
