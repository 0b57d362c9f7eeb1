import os

import uvicorn
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse
from starlette.middleware.base import BaseHTTPMiddleware


class TokenMiddleware(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        token = request.headers.get("Authorization")
        if not token:
            return JSONResponse({"detail": "no token"}, status_code=401)
        return await call_next(request)


app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["https://a.example"], allow_methods=["*"], allow_headers=["*"])
app.add_middleware(TokenMiddleware)


@app.get("/orders")
def orders():
    return []


@app.post("/orders")
def create():
    return {}


if __name__ == "__main__":
    uvicorn.run(app, port=int(os.environ["PORT"]))
