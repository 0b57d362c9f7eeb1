import { defineEventHandler, handleCors } from 'h3';

const origin = (process.env.ALLOWED_ORIGINS ?? 'https://app.example.com').split(',');

export default defineEventHandler((event) => {
  const answered = handleCors(event, { origin, credentials: true });
  if (answered) return answered;
});
