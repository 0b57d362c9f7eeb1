import type { CorsOptions } from 'cors';

export const port = Number(process.env.PORT ?? 3000);

/** Our own web app: production from .env, otherwise the dev server. */
export const accountCors: CorsOptions = {
  origin: process.env.FRONTEND_URL ?? 'http://localhost:5174',
  credentials: true,
};

/** Sites that show our opening hours. */
export const partnerCors: CorsOptions = {
  origin: [
    'https://www.flowers.example/shops',
    'https://*.bikes.example',
    'https://books.example', // moved from the old domain in March
    "http://GARDEN.example:80",
  ],
  methods: ['GET'],
  maxAge: 86400,
};
