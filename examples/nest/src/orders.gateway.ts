import { SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';

// Browsers refuse `*` for requests with cookies.
@WebSocketGateway({ namespace: 'orders', cors: { origin: '*', credentials: true } })
export class OrdersGateway {
  @SubscribeMessage('latest')
  latest(): string {
    return '7';
  }
}
