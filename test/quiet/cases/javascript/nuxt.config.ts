export default defineNuxtConfig({
  routeRules: {
    '/': { prerender: true },
    '/api/account/**': { headers: { 'Access-Control-Allow-Origin': 'https://app.example.com', 'Access-Control-Allow-Credentials': 'true', Vary: 'Origin' } },
    '/api/internal/**': { cors: false },
  },
});
