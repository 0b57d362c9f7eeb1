import { onCall, onRequest } from 'firebase-functions/v2/https';

const shop = 'https://shop.example.com';

export const prices = onRequest({ cors: true, region: 'europe-west1' }, (request, response) => {
  response.json([{ id: 'apples', price: 3 }]);
});

// A browser sends no slash at the end of an origin.
export const stock = onRequest({ cors: ['https://shop.example.com/'], region: 'europe-west1' }, (request, response) => {
  response.json([{ id: 'apples', left: 12 }]);
});

export const order = onCall({ cors: [shop, 'http://localhost:5173'] }, ({ data, auth }) => ({ by: auth?.uid, items: data }));
