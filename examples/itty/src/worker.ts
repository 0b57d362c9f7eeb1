import { AutoRouter, cors } from 'itty-router';

// With credentials itty-router turns `*` into whoever asks.
const { preflight, corsify } = cors({ origin: '*', credentials: true });

const router = AutoRouter({ before: [preflight], finally: [corsify] });

router.get('/orders/mine', () => [{ id: 7, total: '18.50' }]);
router.get('/prices', () => [{ sku: 'A-100', price: '2.40' }]);

export default router;
