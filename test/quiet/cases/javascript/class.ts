import express, { type Express } from 'express';
import cors, { type CorsOptions } from 'cors';

export class Server {
  private readonly app: Express = express();

  constructor(private readonly options: CorsOptions, private readonly origins: string[]) {}

  start(port: number): void {
    this.app.use(cors(this.options));
    this.app.use('/admin', cors({ origin: this.origins, credentials: true }));
    this.app.listen(port);
  }
}
