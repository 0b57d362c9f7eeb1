import { Controller, forwardRef, Get, HttpCode, Module, Options } from '@nestjs/common';
import { UsersModule } from './users/users.module';

@Controller({ path: 'health' })
class HealthController {
  @Get()
  check() { return { ok: true }; }

  @Options()
  @HttpCode(200)
  options() { return ''; }
}

@Module({ imports: [forwardRef(() => UsersModule)], controllers: [HealthController] })
export class AppModule {}
