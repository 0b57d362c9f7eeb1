import os

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

PRODUCTION = os.getenv("APP_ENV", "production") == "production"
ORIGINS = ["https://app.example.com"] if PRODUCTION else ["http://localhost:3000", "http://localhost:5173"]

app = FastAPI()
app.add_middleware(
    CORSMiddleware,
    allow_origins=ORIGINS,
    allow_credentials=True,
    max_age=86400 if PRODUCTION else 0,
)
