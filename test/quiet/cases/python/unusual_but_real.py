from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(
    CORSMiddleware,
    allow_origins=[
        "https://xn--bcher-kva.example",
        "https://app.example.com:8443",
        "http://app.example.com:443",
        "https://app.example.com:80",
        "https://my_service.example.com",
        "https://intranet",
        "https://a-very-long-preview-name--shop.netlify.app",
    ],
    allow_credentials=True,
)
