import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule, { cors: { origin: process.env.FRONTEND_URL, credentials: true } });
  await app.listen(3000);
}
void bootstrap();
