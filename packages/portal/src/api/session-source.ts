import { SelfsameError } from '@selfsame/client';
import type { PortalSession } from '@selfsame/contract';
import { api, plainApi } from './api.ts';

/** Who is signed in, and what their role allows. */
export type Session = PortalSession;

/** The session of the cookie, or null. One that has ended while a page stands is asked for over that page first. */
export async function readSession(): Promise<Session | null> {
  try {
    return await api.GetPortalSession();
  } catch (error) {
    if (error instanceof SelfsameError && error.status === 401) return null;
    throw error;
  }
}

/** Ends it on the server; one that is over already has ended, too. */
export async function endSession(): Promise<void> {
  try {
    await plainApi.SignOut();
  } catch (error) {
    if (!(error instanceof SelfsameError && error.status === 401)) throw error;
  }
}
