import { useEffect, useState } from 'react';

const Cors = ({ origin }: { origin: string }) => <code>{`cors({ origin: '${origin}', credentials: true })`}</code>;

export function Orders() {
  const [orders, setOrders] = useState<readonly string[]>([]);
  useEffect(() => {
    void fetch('https://api.example.com/orders', { mode: 'cors', credentials: 'include' })
      .then((response) => response.json())
      .then(setOrders);
  }, []);
  return <ul>{orders.map((order) => <li key={order}>{order} <Cors origin="*" /></li>)}</ul>;
}
