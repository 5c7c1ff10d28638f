import { limits } from '../limits.ts';
import { operation } from '../operation.ts';
import { Looks, LooksPreview } from '../schemas/looks.ts';

const service = 'administration';
const tag = 'Settings';
const access = { kind: 'bearer', roles: ['Configurator'] } as const;
const recent = { ...access, recent: true } as const;

/** How the capture page looks and what it says, per tenant. */
export const lookOperations = {
  GetLooks: operation({
    service,
    method: 'GET',
    path: '/settings/looks',
    access,
    tag,
    summary: 'Logo, colours, words and links of the capture page',
    response: Looks,
    errors: [],
  }),
  UpdateLooks: operation({
    service,
    method: 'PUT',
    path: '/settings/looks',
    access: recent,
    tag,
    summary: 'Change logo, colours, words and links of the capture page',
    description: 'Replaces all of them. Colours that would make a text hard to read are refused.',
    body: Looks,
    bodyLimit: limits.looks.bodyBytes,
    response: Looks,
    errors: ['E_LOOK_NOT_VALID', 'E_ACCOUNT_VERSION_MISMATCH'],
  }),
  PreviewLooks: operation({
    service,
    method: 'POST',
    path: '/settings/looks/preview',
    access,
    tag,
    summary: 'Check looks without storing them: contrasts, and all colours of both schemes (extension)',
    description: 'What would be refused is said in the answer, so that a form can show it while it is typed.',
    body: Looks,
    bodyLimit: limits.looks.bodyBytes,
    response: LooksPreview,
    errors: [],
  }),
};
