import { Router, cors, error, json } from 'itty-router';

const { preflight, corsify } = cors({ origin: process.env.APP_ORIGIN.split(','), allowHeaders: ['Content-Type', 'Authorization'] });

export const router = Router({ before: [preflight], catch: error, finally: [json, corsify] });
