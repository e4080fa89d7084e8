import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/shop/',
  build: {
    outDir: '../../dist/demo-shop',
    emptyOutDir: true,
    reportCompressedSize: false,
    rollupOptions: { external: [/^\/storefront\//] },
  },
  logLevel: 'error',
});
