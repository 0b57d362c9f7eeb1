import express from 'express';
import cors from 'cors';

const app = express();
const shells = ['capacitor://localhost', 'ionic://localhost', 'http://localhost', 'tauri://localhost', 'app://obsidian.md'];

app.use(cors({ origin: [...shells, 'https://app.example.com'], credentials: true }));
