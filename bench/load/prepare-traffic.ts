import { openApi, signIn } from '../../e2e/api.ts';
import { captureByApi } from '../../e2e/capture-by-api.ts';
import { personFrames } from '../../e2e/frames.ts';
import { linkOf } from '../../e2e/links.ts';
import { apiKey } from '../../e2e/server.ts';
import type { TrafficGround } from './load-traffic.ts';

/** Enrols a person by their selfie, and signs in. @param key of the tenant that the traffic is of; the first one's unless told otherwise */
export async function prepareTraffic(baseUrl: string, key = apiKey): Promise<TrafficGround> {
  const api = await openApi(baseUrl, key);
  const frames = await personFrames('cap12');
  const operation = await api.beginSelfie();
  const captured = await captureByApi(baseUrl, linkOf(operation), frames);
  if (captured.outcome !== 'accepted') throw new Error(`No enrolment: ${JSON.stringify(captured)}`);
  const { TempId } = await api.endSelfie(operation.OperationId);
  await api.createAccount('load');
  await api.bindTempId('load', TempId!);
  return { baseUrl, token: await signIn(baseUrl, key), accountNumber: 'load', frames };
}
