import type { CreateOperationRequest } from '@selfsame/contract';

/** What every operation keeps of its request, whatever it is for. */
export const operationColumns = (request: CreateOperationRequest) => ({
  introduction_text: request.IntroductionText || null,
  codeword: request.Codeword || null,
  tag: request.Tag || null,
  locale: request.Locale || null,
  payload: request.Payload ? JSON.stringify(request.Payload) : null,
  timeoutSec: request.Timeout,
  returnUrl: request.ReturnUrl,
});
