export default defineNuxtConfig({
  compatibilityDate: '2026-01-01',
  routeRules: {
    // The menu is for everyone.
    '/api/menu/**': { cors: true, headers: { 'access-control-allow-methods': 'GET' } },
    // Orders belong to whoever is signed in, and browsers refuse `*` for them.
    '/api/orders/**': { cors: true, headers: { 'access-control-allow-credentials': 'true' } },
    // A path ends in a slash, an origin never does.
    '/api/tables/**': { headers: { 'Access-Control-Allow-Origin': 'https://app.example.com/', 'Access-Control-Allow-Methods': 'GET, PUT' } },
  },
});
