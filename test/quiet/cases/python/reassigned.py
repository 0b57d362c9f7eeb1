from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from .config import load

origins = ["*"]
origins = load("origins.toml")

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=origins, allow_credentials=True)
