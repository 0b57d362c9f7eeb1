import { defineConfig } from 'vite';

export default defineConfig({
  root: 'web',
  server: { port: 5174, strictPort: true },
});
