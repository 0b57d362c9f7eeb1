import os

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

origins = ["https://app.example.com"]
if os.getenv("ENVIRONMENT") == "development":
    origins.append("http://localhost:3000")
if extra := os.getenv("EXTRA_ORIGINS"):
    origins.extend(extra.split(";"))
origins += ["https://admin.example.com"]

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=origins, allow_credentials=True)
