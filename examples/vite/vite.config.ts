import { defineConfig } from 'vite';

// The shop's pages load the widgets from here while they are developed.
export default defineConfig(({ mode }) => ({
  build: { lib: { entry: 'src/widgets.ts', formats: ['es'] }, sourcemap: mode === 'development' },
  server: {
    port: 5174,
    // Every website that a developer visits may read the sources.
    cors: true,
  },
  preview: {
    port: 4175,
    cors: { origin: ['https://shop.example.com/', 'http://localhost:5173'] },
  },
}));
