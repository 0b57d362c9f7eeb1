from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(CORSMiddleware)

internal = FastAPI()
internal.add_middleware(CORSMiddleware, allow_origins=[], allow_credentials=True)
