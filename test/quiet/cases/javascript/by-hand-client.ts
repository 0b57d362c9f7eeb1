import axios from 'axios';

const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' };

export const api = axios.create({ headers });
export const load = () => fetch('https://api.example.com/orders', { headers });

api.interceptors.request.use((config) => {
  config.headers['Access-Control-Allow-Origin'] = '*';
  return config;
});
