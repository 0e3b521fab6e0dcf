/** Build of the office: hashed assets beside the server's code, served under `/office/`; in development `/api` goes to a local server. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/office/',
  plugins: [react()],
  build: {
    outDir: '../../server/tillbook/app/assets/office',
    emptyOutDir: true,
    manifest: true,
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
