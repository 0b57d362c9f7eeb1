import { Controller, Get, Param, Put } from '@nestjs/common';

@Controller('users')
export class UsersController {
  @Get()
  list() { return []; }

  @Get('fails')
  fails() { throw new Error('by design'); }

  @Get(':id')
  find(@Param('id') id: string) { return { id }; }

  @Put(':id')
  replace() { return {}; }
}
