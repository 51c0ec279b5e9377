import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'electron-vite';

const alias = { '@shared': resolve('src/shared') };

// The oldest Electron that scripts/ may start is 42.
const nodeTarget = 'node24';
const chromeTarget = 'chrome148';

const parts = {
  main: {
    resolve: { alias },
    build: {
      target: nodeTarget,
      externalizeDeps: { include: ['better-sqlite3'] },
      rollupOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          'data-thread': resolve('src/main/threads/data-thread.ts'),
          'jobs-thread': resolve('src/main/threads/jobs-thread.ts'),
          'recovery-thread': resolve('src/main/threads/recovery-thread.ts'),
          cli: resolve('src/main/cli.ts'),
        },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      target: nodeTarget,
      externalizeDeps: false,
      rollupOptions: { input: resolve('src/preload/index.ts'), output: { format: 'cjs', entryFileNames: 'index.cjs' } },
    },
  },
  renderer: {
    root: resolve('src/renderer'),
    resolve: { alias },
    plugins: [react()],
    build: {
      target: chromeTarget,
      minify: true,
      rollupOptions: {
        input: resolve('src/renderer/index.html'),
        output: {
          codeSplitting: {
            groups: [
              // With all it needs: one file instead of fifty.
              { name: 'app', test: /src\/renderer\/src\/app\.tsx/, priority: 1 },
            ],
          },
        },
      },
    },
  },
} satisfies UserConfig;

/** `RAPPORT_BUILD_PARTS=main,preload` builds only these. */
const wanted = process.env.RAPPORT_BUILD_PARTS?.split(',');

export default defineConfig(Object.fromEntries(Object.entries(parts).filter(([part]) => wanted?.includes(part) ?? true)));
