import assert from 'node:assert/strict';
import { addressSpaceOf, isLoopback } from '../../src/http/address-space';

describe('an address space', () => {
  const spaces: Readonly<Record<string, readonly string[]>> = {
    loopback: ['localhost', 'a.localhost', '127.0.0.1', '127.255.0.9', '127.10.20.30', '[::1]'],
    local: ['10.0.0.1', '192.168.1.1', '172.16.0.1', '172.20.0.1', '172.31.255.255', '169.254.1.1', '[fc00::1]', '[fdab:1::2]', '[fe80::1]', '[febf::1]', 'printer.local'],
    public: ['example.com', 'localhost.example', 'notlocalhost', '128.0.0.1', '172.15.0.1', '172.32.0.1', '11.0.0.1', '192.169.0.1', '[2001:db8::1]', '[fec0::1]', '10.example.com', '10.0.0.1.example', '110.0.0.1', 'x[fc00::1]', '127.0.0.1.example', 'xlocal', 'a.local.example'],
  };
  for (const [space, hosts] of Object.entries(spaces)) it(`is ${space} of ${hosts.join(', ')}`, () => assert.deepEqual(hosts.map(addressSpaceOf), hosts.map(() => space)));
  it('is this machine only where it is loopback', () => assert.deepEqual(['localhost', '127.0.0.1', '10.0.0.1', '127.0.0.1x', 'x127.0.0.1'].map(isLoopback), [true, true, false, false, false]));
});
