const http = require('http');
const server = http.createServer();
const io = require('socket.io')(server, {
  cors: { origin: process.env.CLIENT_URL, methods: ['GET', 'POST'] },
});
io.on('connection', () => {});
server.listen(3000);
