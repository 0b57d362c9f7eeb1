from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from .config import load_yaml

cors = {
    "allow_origins": ["https://app.example.com"],
    "allow_credentials": True,
    "allow_methods": ["*"],
}

app = FastAPI()
app.add_middleware(CORSMiddleware, **cors)

partners = FastAPI()
partners.add_middleware(CORSMiddleware, **load_yaml("partners.yaml")["cors"])

both = FastAPI()
both.add_middleware(CORSMiddleware, **{**cors, **load_yaml("overrides.yaml")})
