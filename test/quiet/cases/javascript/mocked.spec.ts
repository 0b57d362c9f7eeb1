import { describe, expect, it, vi } from 'vitest';

const cors = vi.fn(() => (_request: unknown, _response: unknown, next: () => void) => next());
vi.doMock('cors', () => ({ default: cors }));

describe('server', () => {
  it('hands the options over', async () => {
    const { server } = await import('../src/server');
    server();
    expect(cors).toHaveBeenCalledWith({ origin: '*', credentials: true });
  });

  it('can be asked twice', () => {
    cors();
    expect(cors).toHaveBeenCalledTimes(2);
  });
});
