import { defineConfig } from '@adonisjs/cors'

/**
 * Bookings are changed by whoever is signed in, and `origin: true` names whoever asks.
 */
const corsConfig = defineConfig({
  enabled: true,
  origin: true,
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
  headers: true,
  exposeHeaders: [],
  credentials: true,
  maxAge: 90,
})

export default corsConfig
