import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NextFunction, Request, Response } from 'express';
import { AppModule } from './app.module';

function requireToken(req: Request, res: Response, next: NextFunction) {
  if (!req.headers.authorization) {
    return res.status(401).json({ message: 'no token' });
  }
  next();
}

async function bootstrap() {
  const app = await NestFactory.create(AppModule, { logger: false });
  app.use(requireToken);
  app.enableCors({ origin: ['https://a.example'], credentials: true });
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
