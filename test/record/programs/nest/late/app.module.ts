import { Controller, Get, Module, Post } from '@nestjs/common';

@Controller()
class OrdersController {
  @Get('orders')
  list() { return []; }

  @Post('orders')
  create() { return {}; }

  @Get('fails')
  fails() { throw new Error('by design'); }
}

@Module({ controllers: [OrdersController] })
export class AppModule {}
