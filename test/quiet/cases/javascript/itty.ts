import { AutoRouter, cors } from 'itty-router';

const { preflight, corsify } = cors({ origin: ['https://app.example.com', 'https://admin.example.com'], credentials: true, maxAge: 600 });

const router = AutoRouter({ before: [preflight], finally: [corsify] });
router.get('/orders', () => [{ id: 7 }]);

export default router;
