import type { NextApiRequest, NextApiResponse } from 'next';
import Cors from 'cors';

const cors = Cors({ origin: process.env.NEXT_PUBLIC_SITE_URL, methods: ['GET', 'HEAD'], credentials: true });

export default async function handler(request: NextApiRequest, response: NextApiResponse) {
  await new Promise<void>((resolve, reject) => {
    cors(request, response, (result: unknown) => (result instanceof Error ? reject(result) : resolve()));
  });
  response.json({ message: 'hello' });
}
