import type { EndLook, GroupLook } from './look.ts';

/** A code and a refresh token of OpenID serve once, on whichever node and however often they are brought. */
export function tokensServeOnce({ world }: EndLook): string[] {
  const served = world.answers.filter(({ once, status }) => once !== null && status === 200);
  return [...Map.groupBy(served, ({ once }) => once!.token)].flatMap(([token, { length }]) =>
    length > 1 ? [`${token.slice(0, 8)}… was exchanged ${length} times`] : [],
  );
}

/** A code or a refresh token of OpenID serves the application alone that it was given to. */
export function tokensServeTheirClient({ answers }: GroupLook): string[] {
  return answers
    .filter(({ once, status }) => once?.isOwn === false && status === 200)
    .map(({ once }) => `${once!.token.slice(0, 8)}… served another application`);
}
