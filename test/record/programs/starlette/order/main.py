import os

import uvicorn
from fastapi import FastAPI, HTTPException, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware

app = FastAPI()


@app.middleware("http")
async def require_token(request: Request, call_next):
    if request.method != "OPTIONS" and "authorization" not in request.headers:
        raise HTTPException(401)
    return await call_next(request)


app.add_middleware(CORSMiddleware, allow_origins=["https://a.example"], allow_credentials=True, allow_headers=["Authorization"])
app.add_middleware(GZipMiddleware)


@app.get("/orders")
def orders():
    return []


@app.api_route("/orders/{number}", methods=["GET", "PUT"])
def order(number: int):
    return {"number": number}


@app.get("/fails")
def fails():
    raise RuntimeError("by design")


if __name__ == "__main__":
    uvicorn.run(app, port=int(os.environ["PORT"]))
