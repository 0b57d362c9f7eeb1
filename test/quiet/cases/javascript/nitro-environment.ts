import { defineNitroConfig } from 'nitropack/config';

export default defineNitroConfig({
  routeRules: {
    '/api/**': { headers: { 'Access-Control-Allow-Origin': process.env.FRONTEND_ORIGIN ?? 'https://app.example.com', 'Access-Control-Allow-Methods': 'GET, PUT' } },
  },
});
