import socketio
from settings import load_origins

# The application is wrapped in a CORSMiddleware elsewhere, so that Socket.IO leaves it alone.
sio = socketio.AsyncServer(async_mode="asgi", cors_allowed_origins=[])
other = socketio.AsyncServer(async_mode="asgi", cors_allowed_origins=load_origins())
client = socketio.AsyncClient()
