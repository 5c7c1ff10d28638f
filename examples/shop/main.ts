/**
 * A shop to try: `KEY=id:value SECRET=whsec_… node_modules/.bin/node examples/shop/main.ts`. The server in front of it must run with
 * `SELFSAME_EGRESS_ALLOW=localhost`, and the webhook of the tenant be `http://localhost:3000/webhook`; SECRET is its `SecretKey`. The
 * steps stand in "A shop in the sandbox", examples/README.md in Selfsame's folder.
 */
import { createClient } from '@selfsame/client';
import { serveShop } from './serve-shop.ts';
import { Shop } from './shop.ts';

const {
  BASE: baseUrl = 'http://localhost:8080',
  KEY = '',
  SECRET: webhookSecret = '',
  PORT = '3000',
} = process.env;
const [apiKeyId = '', apiKeyValue = ''] = KEY.split(':');
const client = createClient({ baseUrl, apiKeyId, apiKeyValue });
serveShop(new Shop({ baseUrl, client, webhookSecret })).listen(Number(PORT), () => {
  console.log(`The shop listens on http://localhost:${PORT}`);
});
