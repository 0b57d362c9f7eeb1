import { H3, handleCors, serve } from 'h3';

const app = new H3();

// Reservations belong to whoever is signed in, and browsers refuse `*` for them.
app.use('/reservations/**', (event) => {
  const answered = handleCors(event, { origin: '*', credentials: true });
  if (answered !== false) return answered;
});

// A path ends in a slash, an origin never does.
app.use('/suppliers/**', (event) => {
  const answered = handleCors(event, { origin: ['https://shop.example.com/', 'https://admin.example.com'], credentials: true });
  if (answered !== false) return answered;
});

app.get('/reservations/mine', () => [{ sku: 'A-100', pieces: 2 }]);
app.get('/suppliers/all', () => [{ name: 'Northern Mills' }]);

serve(app, { port: 3000 });
