import middy from '@middy/core';
import httpCors from '@middy/http-cors';

async function orders() {
  return { statusCode: 200, body: JSON.stringify(['A-1', 'A-2']) };
}

// The shop signs its users in with a cookie.
export const handler = middy()
  .use(httpCors({ origins: ['*'], credentials: true, headers: 'Content-Type' }))
  .handler(orders);
