import { Type } from 'typebox';
import { limits } from '../limits.ts';
import { KeyValue } from './primitives.ts';

// Fields that bodies of V1 and V2 share.
export const timeout = Type.Integer({
  minimum: limits.timeoutSec.min,
  maximum: limits.timeoutSec.max,
  default: limits.timeoutSec.default,
  description: 'Seconds the user has',
});
export const transport = Type.Integer({
  minimum: 0,
  maximum: 3,
  default: 0,
  description: '0 inline, 1 SMS, 2 e-mail, 3 both',
});
export const phone = Type.String({ maxLength: limits.phoneNumber, description: 'E.164, needed for SMS' });
export const email = Type.String({ maxLength: limits.email, description: 'Needed for e-mail' });
export const codeword = Type.String({
  maxLength: limits.codeword,
  description: 'Short phrase shown to the user',
});
export const tag = Type.String({ maxLength: limits.tag, description: 'Your free label, returned in lists' });
export const locale = Type.String({
  maxLength: limits.locale,
  pattern: '^([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$',
  description: 'BCP 47 tag: language of the message and of the page (extension)',
  examples: ['de'],
});
export const returnUrl = Type.String({
  maxLength: limits.looks.link,
  description:
    'Where the last screen of the hosted page leads back to (extension): an address whose origin the tenant lists in `ReturnOrigins` of its looks. It is opened as it stands; what came of it is for your backend to ask',
  examples: ['https://shop.example/welcome?order=17'],
});
export const customData = Type.Array(KeyValue, { maxItems: limits.customDataItems });
