import { H3, handleCors, serve } from 'h3';

const app = new H3();
app.use((event) => {
  const answered = handleCors(event, {
    origin: ['https://app.example.com', 'https://admin.example.com'],
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type'],
    credentials: true,
    maxAge: '600',
  });
  if (answered !== false) return answered;
});
app.get('/orders', () => []);

serve(app);
