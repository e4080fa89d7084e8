import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { joinDocuments } from './document-parts.ts';

const root = import.meta.dirname;

/** `{ sha256: document }`, as `GATEWAY_TRUSTED_DOCUMENTS_FILE` takes it. */
const trustedDocuments: Plugin = {
  name: 'trusted-documents',
  generateBundle() {
    const documents = joinDocuments((file) =>
      readFileSync(join(root, 'documents', `${file}.graphql`), 'utf8'),
    );
    const manifest = Object.fromEntries(
      Object.values(documents).map((text) => [createHash('sha256').update(text).digest('hex'), text]),
    );
    const source = `${JSON.stringify(manifest, null, 2)}\n`;
    this.emitFile({ type: 'asset', fileName: 'trusted-documents.json', source });
  },
};

/** Compressed once, not for each shopper. */
const compressed: Plugin = {
  name: 'compressed',
  generateBundle(_options, bundle) {
    for (const [name, chunk] of Object.entries(bundle)) {
      if (chunk.type !== 'chunk') continue;
      this.emitFile({ type: 'asset', fileName: `${name}.gz`, source: gzipSync(chunk.code, { level: 9 }) });
      this.emitFile({ type: 'asset', fileName: `${name}.br`, source: brotliCompressSync(chunk.code) });
    }
  },
};

export default defineConfig({
  root,
  plugins: [trustedDocuments, compressed],
  publicDir: false,
  build: {
    lib: { entry: 'p21.ts', formats: ['es'], fileName: () => 'p21.js' },
    outDir: '../../dist/storefront',
    emptyOutDir: true,
    minify: true,
    target: 'es2022',
    reportCompressedSize: false,
  },
  logLevel: 'error',
});
