import type { NextConfig } from 'next';

const nextConfig: NextConfig = {
  reactStrictMode: true,
  headers: async () => [
    {
      source: '/api/:path*',
      headers: [
        { key: 'Access-Control-Allow-Origin', value: process.env.FRONTEND_URL ?? 'https://shop.example.com' },
        { key: 'Access-Control-Allow-Methods', value: 'GET, POST' },
        { key: 'Vary', value: 'Origin' },
      ],
    },
    {
      source: '/api/partners/:id',
      headers: [
        { key: 'Access-Control-Allow-Origin', value: 'https://partners.example.com' },
        { key: 'Access-Control-Allow-Headers', value: 'Content-Type' },
      ],
    },
  ],
};

export default nextConfig;
