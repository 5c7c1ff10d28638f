import type { KoaContextWithOIDC } from 'oidc-provider';
import { escapeHtml } from '../platform/http/escape-html.ts';
import { readPageLook } from '../store/tenant/tenant-look.ts';
import type { OidcDependencies } from './oidc-dependencies.ts';
import { pageShell } from './page-shell.ts';
import { pickTexts } from './texts/texts.ts';

/** Pages that oidc-provider shows by itself. */
export interface ProviderPages {
  /** Why a request cannot go on, where there is no application to tell it to. */
  error(
    ctx: KoaContextWithOIDC,
    out: { error: string; error_description?: string | undefined },
  ): Promise<void>;
  /** Asks whether to sign out. */
  signOut(ctx: KoaContextWithOIDC, form: string): Promise<void>;
  signedOut(ctx: KoaContextWithOIDC): Promise<void>;
}

/** The pages in the look of a tenant. */
export function providerPages({ db }: Pick<OidcDependencies, 'db'>, tenantId: string): ProviderPages {
  const show = async (
    ctx: KoaContextWithOIDC,
    compose: (texts: ReturnType<typeof pickTexts>['texts']) => { title: string; body: string },
  ): Promise<void> => {
    const locales = ctx.query.ui_locales;
    const spoken = pickTexts({
      locales: typeof locales === 'string' ? locales : undefined,
      accepted: ctx.get('accept-language'),
    });
    const look = await readPageLook(db, tenantId);
    const page = pageShell({ spoken, look, ...compose(spoken.texts) });
    ctx.type = 'html';
    ctx.set('content-security-policy', page.contentSecurityPolicy);
    ctx.body = page.html;
  };
  return {
    error: (ctx, { error, error_description: description }) =>
      show(ctx, ({ failed, beginAgain }) => ({
        title: failed,
        body: `<h1>${escapeHtml(failed)}</h1><p>${escapeHtml(beginAgain)}</p><p><code>${escapeHtml(error)}</code> ${escapeHtml(description ?? '')}</p>`,
      })),
    signOut: (ctx, form) =>
      show(ctx, ({ askSignOut, signOut, stay }) => ({
        title: askSignOut,
        body: `<h1>${escapeHtml(askSignOut)}</h1>${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes">${escapeHtml(signOut)}</button>
<button class="quiet" type="submit" form="op.logoutForm">${escapeHtml(stay)}</button>`,
      })),
    signedOut: (ctx) =>
      show(ctx, ({ signedOut }) => ({ title: signedOut, body: `<h1>${escapeHtml(signedOut)}</h1>` })),
  };
}
