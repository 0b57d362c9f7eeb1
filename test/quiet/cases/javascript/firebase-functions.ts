import { defineString } from 'firebase-functions/params';
import { onCall, onRequest } from 'firebase-functions/v2/https';

const shop = defineString('SHOP_ORIGIN');

export const orders = onRequest({ cors: ['https://www.shop-example.com', /^https:\/\/[a-z]+\.shop-example\.com$/], region: 'europe-west1' }, (request, response) => { response.json([]); });
export const prices = onRequest({ cors: shop, maxInstances: 3 }, (request, response) => { response.json([]); });
export const order = onCall({ cors: 'https://www.shop-example.com', enforceAppCheck: true }, ({ data }) => ({ id: data.id }));
