import os

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
DEFAULT_ORIGINS = "http://localhost:3000,https://app.example.com"

app.add_middleware(
    CORSMiddleware,
    allow_origins=os.environ.get("CORS_ORIGINS", DEFAULT_ORIGINS).split(","),
    allow_credentials=True,
)
