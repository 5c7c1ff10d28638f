interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createHTML: (text: string) => string }): unknown;
}

/**
 * Mantine fills its style tags through `innerHTML`, which Trusted Types refuse without a policy. This one lets through
 * text that can't hold markup, and nothing else: no element ever comes out of a string.
 */
export function installTrustedTypes(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypesFactory };
  trustedTypes?.createPolicy('default', {
    createHTML: (text) => {
      if (/[<&]/.test(text)) throw new TypeError('Markup is not built from strings here');
      return text;
    },
  });
}
