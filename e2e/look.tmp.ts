import { openPortal } from './portal.ts';
import { seedAccounts } from '../bench/seed-accounts.ts';
const portal = await openPortal({ path: '/portal/users' });
const { page } = portal;
page.on('console', (m) => console.log(m.type(), m.text().slice(0, 300)));
await page.waitForTimeout(2500);
await page.screenshot({ path: '/tmp/u1.png' });
console.log(page.url(), portal.errors);
await portal.close();
