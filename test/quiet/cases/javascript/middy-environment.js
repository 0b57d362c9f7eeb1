import middy from '@middy/core';
import cors from '@middy/http-cors';

const shop = cors({ origin: process.env.SHOP_ORIGIN, credentials: true, disableBeforePreflightResponse: false, methods: 'GET,POST', maxAge: 600 });

export const orders = middy(async () => ({ statusCode: 200, body: '[]' })).use(shop);
