import os

import uvicorn
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

api = FastAPI()


@api.get("/orders")
def orders():
    return []


@api.get("/fails")
def fails():
    raise RuntimeError("by design")


app = CORSMiddleware(api, allow_origins=["https://a.example"])

if __name__ == "__main__":
    uvicorn.run(app, port=int(os.environ["PORT"]))
