import { defineConfig, loadEnv } from 'vite';

export default defineConfig(({ mode }) => {
  const env = loadEnv(mode, process.cwd());
  return {
    server: { port: 5173, cors: { credentials: true } },
    preview: { cors: { origin: [env.VITE_SHELL, 'https://shell.shop-example.com'], credentials: true } },
  };
});
