import assert from 'node:assert/strict';
import { sameSite, schemelesslySameSite, siteOf } from '../../src/http/site';

describe('a site', () => {
  it('is the scheme and what one owner can register', () => {
    assert.equal(siteOf('https://a.b.example.co.uk:8443'), 'https://example.co.uk');
    assert.equal(siteOf('https://example.com'), 'https://example.com');
  });
  it('is a host of its own under a shared one', () => {
    assert.equal(siteOf('https://a.vercel.app'), 'https://a.vercel.app');
    assert.equal(siteOf('https://x.a.github.io'), 'https://a.github.io');
  });
  it('is the host itself where nothing is registered', () => {
    assert.equal(siteOf('http://localhost:3000'), 'http://localhost');
    assert.equal(siteOf('http://127.0.0.1:3000'), 'http://127.0.0.1');
    assert.equal(siteOf('http://[::1]:3000'), 'http://::1');
    assert.equal(siteOf('https://co.uk'), 'https://co.uk');
    assert.equal(siteOf('app://x'), 'app://x');
    assert.equal(siteOf('file://'), 'file://');
  });
  it('is none of an opaque origin', () => assert.equal(siteOf('null'), undefined));
  it('is shared by hosts and ports, not by schemes', () => {
    assert.equal(sameSite('https://a.example.com', 'https://b.example.com:8443'), true);
    assert.equal(sameSite('https://a.example.com', 'http://b.example.com'), false);
    assert.equal(sameSite('https://a.vercel.app', 'https://b.vercel.app'), false);
    assert.equal(sameSite('null', 'null'), false);
  });
  it('is shared by schemes where they do not count', () => {
    assert.equal(schemelesslySameSite('https://a.example.com', 'http://b.example.com:8443'), true);
    assert.equal(schemelesslySameSite('https://a.example.com', 'http://a.example.net'), false);
    assert.equal(schemelesslySameSite('null', 'null'), false);
    assert.equal(schemelesslySameSite('https://a.example.com', 'null'), false);
  });
});
