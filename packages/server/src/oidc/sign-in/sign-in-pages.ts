import type { PageLook } from '@selfsame/contract';
import { escapeHtml } from '../../platform/http/escape-html.ts';
import type { UsernameMapping } from '../../store/oidc/sign-in.ts';
import { claimsOfScopes } from '../account-claims.ts';
import { pageShell, type ShownPage } from '../page-shell.ts';
import { type SpokenTexts, withApplication } from '../texts/texts.ts';

/** What every page of a sign-in shows. */
export interface SignInView {
  spoken: SpokenTexts;
  look: PageLook;
  /** Name of the application. */
  application: string;
  /** Path of the sign-in. */
  path: string;
  /** People may ask for a link to enrol a face. */
  canEnrol: boolean;
}

const fields = {
  AccountNumber: 'type="text" autocomplete="username" autocapitalize="none" spellcheck="false"',
  Email: 'type="email" autocomplete="email"',
  PhoneNumber: 'type="tel" autocomplete="tel"',
} as const satisfies Record<UsernameMapping, string>;

const cancelForm = ({ path, spoken }: SignInView): string =>
  `<form method="post" action="${escapeHtml(path)}/cancel"><button class="quiet">${escapeHtml(spoken.texts.cancel)}</button></form>`;

const enrolButton = ({ path, spoken }: SignInView): string =>
  `<button class="quiet" formaction="${escapeHtml(path)}/enrol">${escapeHtml(spoken.texts.enrol)}</button>\n`;

/**
 * Says, for every name, that a link was sent if one could be.
 * @param canGoBack whether the sign-in can still begin the verification of a face that is enrolled now
 */
export function enrolmentPage(view: SignInView, canGoBack: boolean): ShownPage {
  const { enrolSent, enrolNext, back } = view.spoken.texts;
  const backForm = canGoBack
    ? `<form method="get" action="${escapeHtml(view.path)}"><button>${escapeHtml(back)}</button></form>\n`
    : '';
  const body = `<h1>${escapeHtml(enrolSent)}</h1>
<p role="status">${escapeHtml(enrolNext)}</p>
${backForm}${cancelForm(view)}`;
  return pageShell({ ...view, title: enrolSent, body });
}

/** Asks who signs in. */
export function namePage(view: SignInView, mapping: UsernameMapping): ShownPage {
  const { texts } = view.spoken;
  const title = withApplication(texts.signIn, view.application);
  const body = `<h1>${escapeHtml(title)}</h1>
<form method="post" action="${escapeHtml(view.path)}/name">
<label for="name">${escapeHtml(texts.names[mapping])}</label>
<input id="name" name="name" ${fields[mapping]} maxlength="254" required autofocus>
<button>${escapeHtml(texts.next)}</button>
${view.canEnrol ? enrolButton(view) : ''}</form>
${cancelForm(view)}`;
  return pageShell({ ...view, title, body });
}

/** Shows what an application wants to know, by its scopes and by single claims, and asks whether it may. */
export function consentPage(
  view: SignInView,
  scopes: readonly string[],
  claims: readonly string[],
): ShownPage {
  const { texts } = view.spoken;
  const title = withApplication(texts.consent, view.application);
  const isAsked = (scope: keyof typeof claimsOfScopes) =>
    scopes.includes(scope) || claimsOfScopes[scope].some((claim) => claims.includes(claim));
  const told = [
    ...(isAsked('profile') ? [texts.profile] : []),
    ...(isAsked('email') ? [texts.email] : []),
    ...(isAsked('phone') ? [texts.phone] : []),
    ...(scopes.includes('offline_access') ? [texts.offline] : []),
  ];
  const items = told.map((text) => `<li>${escapeHtml(text)}</li>`);
  const body = `<h1>${escapeHtml(title)}</h1>
${items.length > 0 ? `<ul>${items.join('')}</ul>` : ''}
<form method="post" action="${escapeHtml(view.path)}/allow"><button autofocus>${escapeHtml(texts.allow)}</button></form>
<form method="post" action="${escapeHtml(view.path)}/cancel"><button class="quiet">${escapeHtml(texts.deny)}</button></form>`;
  return pageShell({ ...view, title, body });
}

/**
 * Asks every second whether the verification is over, and at once when its page says so. Goes on at once when it was
 * accepted, else after a moment in which the person reads how it ended.
 */
const waitScript = `
'use strict';
(() => {
  const frame = document.querySelector('iframe');
  const finish = document.getElementById('finish');
  const state = finish.dataset.state;
  let over = false;
  let notBefore = 0;
  const ask = async () => {
    if (over || Date.now() < notBefore) return;
    const answer = await fetch(state, { cache: 'no-store' }).catch(() => null);
    if (over || !answer) return;
    if (answer.status === 400) { over = true; location.reload(); return; }
    notBefore = Date.now() + 1000 * (Number(answer.headers.get('retry-after')) || 0);
    const told = answer.ok ? (await answer.json()).state : 'pending';
    if (over || told === 'pending') return;
    over = true;
    document.getElementById('status').textContent = finish.dataset.back;
    setTimeout(() => finish.submit(), frame && told !== 'accepted' ? 1500 : 0);
  };
  addEventListener('message', (event) => {
    if (frame && event.source === frame.contentWindow && event.origin === location.origin) ask();
  });
  setInterval(ask, 1000);
  ask();
})();
`;

/**
 * Shows the page of the verification in a frame, and goes on when it is over.
 * @param page address of the page; null: it is over
 * @param isHinted whether the application said who signs in: then the person saw no page with a name
 */
export function verificationPage(
  view: SignInView,
  { page, isHinted }: { page: string | null; isHinted: boolean },
): ShownPage {
  const { texts } = view.spoken;
  const title = withApplication(texts.signIn, view.application);
  const frame =
    page === null
      ? ''
      : `<iframe src="${escapeHtml(page)}" title="${escapeHtml(texts.check)}" allow="camera; publickey-credentials-get; publickey-credentials-create; screen-wake-lock; clipboard-write"></iframe>`;
  const enrol =
    view.canEnrol && isHinted && page !== null ? `<form method="post">${enrolButton(view)}</form>` : '';
  const body = `<div class="bar"><h1>${escapeHtml(title)}</h1><p id="status" role="status"></p>${enrol}${cancelForm(view)}</div>
${frame}
<form id="finish" method="post" action="${escapeHtml(view.path)}/finish" hidden data-state="${escapeHtml(view.path)}/state"
data-back="${escapeHtml(withApplication(texts.goingBack, view.application))}"></form>`;
  return pageShell({ ...view, title, body, script: waitScript, isWide: true });
}
