import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter(), { logger: false });
  app.use((req, res, next) => {
    if (!req.headers.authorization) {
      res.statusCode = 401;
      res.end();
      return;
    }
    next();
  });
  app.enableCors({ origin: ['https://a.example'], credentials: true });
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
