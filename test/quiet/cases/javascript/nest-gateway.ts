import { SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';

@WebSocketGateway({ namespace: 'events', cors: { origin: 'https://app.example.com', credentials: true } })
export class EventsGateway {
  @SubscribeMessage('hello')
  hello(): string {
    return 'hello';
  }
}
