import { defineConfig } from '@adonisjs/cors';
import app from '@adonisjs/core/services/app';
import env from '#start/env';

export default defineConfig({
  enabled: !app.inTest,
  origin: env.get('ALLOWED_ORIGINS').split(','),
  methods: ['GET', 'POST', 'PATCH', 'DELETE'],
  credentials: true,
});
