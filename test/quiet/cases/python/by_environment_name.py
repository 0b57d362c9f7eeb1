import os

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

ORIGINS = {
    "dev": ["http://localhost:3000"],
    "staging": ["https://staging.example.com"],
    "prod": ["https://app.example.com", "https://www.example.com"],
}

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=ORIGINS[os.environ["STAGE"]], allow_credentials=True)
