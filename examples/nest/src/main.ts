import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule);
  // Any website may read what a signed-in customer sees.
  app.enableCors({ origin: true, credentials: true });
  await app.listen(3000);
}
void bootstrap();
