import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule, { logger: false, cors: true });
  app.use('/orders', (req, res, next) => {
    if (!req.headers.authorization) return res.sendStatus(403);
    return next();
  });
  app.enableCors({ origin: ['https://a.example'], exposedHeaders: 'X-Total' });
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
