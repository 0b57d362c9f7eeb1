import { createServer } from 'node:http';
import { Server } from 'socket.io';

const io = new Server(createServer(), {
  cors: { origin: ['https://app.example.com', 'http://localhost:3000'], credentials: true },
});
io.on('connection', (socket) => socket.emit('hello'));
