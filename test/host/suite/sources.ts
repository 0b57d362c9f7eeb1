/** FastAPI with a cookie for every website. */
export const leaking = `from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(
    CORSMiddleware,
    allow_origins=["*"],
    allow_credentials=True,
)
`;

/** Express with a pair that browsers refuse. */
export const refused = `import express from 'express';
import cors from 'cors';

const app = express();
app.use(cors({ origin: '*', credentials: true }));
`;

/** Starlette with one origin that no browser sends. */
export const misspelt = `from starlette.middleware.cors import CORSMiddleware

app = CORSMiddleware(app, allow_origins=["https://app.example.com/"], allow_credentials=True)
`;

/** Starlette whose origins are in another file. */
export const imported = `from starlette.middleware.cors import CORSMiddleware

from constants import ORIGINS

app = CORSMiddleware(app, allow_origins=ORIGINS)
`;
