import express from 'express';
import cors from 'cors';

const app = express();
/**
 * Never do this:
 *
 *   app.use(cors({ origin: '*', credentials: true }));
 */
const advice = "app.use(cors({ origin: true, credentials: true }))";

// app.use(cors());
app.use(cors({ origin: 'https://docs.example.com' }));
app.get('/advice', (_request, response) => {
  response.send(`<pre>${advice}</pre><pre>app.use(cors())</pre>`);
});
