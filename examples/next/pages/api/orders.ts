import type { NextApiRequest, NextApiResponse } from 'next';

export default function orders(request: NextApiRequest, response: NextApiResponse) {
  if (request.method === 'OPTIONS') return response.status(204).end();
  return response.status(200).json([{ id: 1, total: 1250 }]);
}
