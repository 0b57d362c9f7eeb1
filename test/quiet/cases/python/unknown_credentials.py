import os

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(
    CORSMiddleware,
    allow_origins=["https://app.example.com"],
    allow_credentials=os.getenv("COOKIES", "1") == "1",
    allow_origin_regex=os.getenv("PREVIEW_REGEX"),
)
