from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(
    CORSMiddleware,
    allow_origins=["https://example.com"],
    allow_origin_regex=r"^https://(www|app)\.example\.com$",
    allow_credentials=True,
)
