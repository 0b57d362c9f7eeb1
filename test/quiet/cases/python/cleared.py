from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from .config import allowed

origins = ["*"]
origins.clear()
origins.extend(allowed)

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=origins, allow_credentials=True)
