import { appendCorsHeaders, appendCorsPreflightHeaders, defineEventHandler, isPreflightRequest, noContent } from 'h3';

const options = { origin: ['https://app.example.com'], methods: ['GET', 'PUT'], credentials: true };

export default defineEventHandler((event) => {
  if (isPreflightRequest(event)) {
    appendCorsPreflightHeaders(event, options);
    return noContent();
  }
  appendCorsHeaders(event, options);
  return [{ id: 7 }];
});
