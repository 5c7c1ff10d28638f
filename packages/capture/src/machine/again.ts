import { toCode } from './code.ts';
import { go, starting, stay } from './go-or-stay.ts';
import { openStepOf, toPasskey } from './passkey.ts';
import type { Interrupted, PageModel, Transition } from './states.ts';

/** "Try again": does once more what failed. */
export function again(model: PageModel): Transition {
  const { state } = model;
  switch (state.name) {
    case 'retry':
    case 'camera-error':
    case 'paused':
      return go(model, starting, 'startCamera');
    case 'starting':
      return state.slow ? go(model, starting, 'startCamera') : stay(model);
    case 'interrupted':
      return resume(model, state.during);
    default:
      return stay(model);
  }
}

function resume(model: PageModel, during: Interrupted): Transition {
  switch (during) {
    case 'open':
      return go(model, { name: 'opening' }, 'openSession');
    case 'capture':
      return go(model, starting, 'startCamera');
    case 'upload':
      return go(model, { name: 'uploading', fraction: 0 }, 'upload');
    case 'leave':
      return go(model, { name: 'leaving', busy: true }, 'decline');
    case 'passkey':
      return toPasskey(model, openStepOf(model.session));
    case 'code':
      return toCode(model);
    default:
      return go(model, { name: 'approval', busy: during }, during);
  }
}
