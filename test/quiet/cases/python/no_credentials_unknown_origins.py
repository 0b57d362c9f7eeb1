import os

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(
    CORSMiddleware,
    allow_origins=os.environ["ORIGINS"].split(),
    allow_credentials=False,
    allow_headers=["Authorization"],
)
