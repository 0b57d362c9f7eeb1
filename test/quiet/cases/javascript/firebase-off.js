const { onRequest } = require('firebase-functions/v2/https');

// For webhooks: no browser calls it.
exports.paid = onRequest({ cors: false }, (request, response) => { response.sendStatus(204); });
exports.refunded = onRequest((request, response) => { response.sendStatus(204); });
