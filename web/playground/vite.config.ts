import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/playground/',
  worker: { format: 'es' },
  build: {
    outDir: '../../dist/playground',
    emptyOutDir: true,
    chunkSizeWarningLimit: 20_000,
    reportCompressedSize: false,
  },
  logLevel: 'error',
});
