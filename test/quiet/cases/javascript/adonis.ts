import { defineConfig } from '@adonisjs/cors';

const corsConfig = defineConfig({
  enabled: true,
  origin: ['https://app.example.com', 'https://admin.example.com'],
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  headers: true,
  exposeHeaders: ['X-Total-Count'],
  credentials: true,
  maxAge: 90,
});

export default corsConfig;
