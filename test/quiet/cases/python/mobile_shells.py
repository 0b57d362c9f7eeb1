from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(
    CORSMiddleware,
    allow_origins=[
        "capacitor://localhost",  # iOS
        "ionic://localhost",
        "http://localhost",  # Android
        "https://localhost",
        "tauri://localhost",
        "https://tauri.localhost",
    ],
    allow_credentials=True,
)
