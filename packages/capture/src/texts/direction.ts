const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

/** Reading direction of a language by its primary tag. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(language.toLowerCase().replace(/-.*/, '')) ? 'rtl' : 'ltr';
}
