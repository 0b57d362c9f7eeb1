import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter());
  app.enableCors({ origin: ['https://app.example.com'], credentials: true, methods: ['GET', 'POST', 'PUT', 'DELETE'] });
  await app.listen(3000, '0.0.0.0');
}
void bootstrap();
