"""How to break CORS.

    from fastapi.middleware.cors import CORSMiddleware
    app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)
"""

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

WRONG = 'app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)'

app = FastAPI()
# app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)
app.add_middleware(CORSMiddleware, allow_origins=["https://docs.example.com"])
