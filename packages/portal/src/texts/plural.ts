import type { Language } from './language.ts';

const rules = new Map<Language, Intl.PluralRules>();
const numbers = new Map<Language, Intl.NumberFormat>();

/** The forms of a counted noun; `#` stands for the number. */
export interface PluralForms {
  one: string;
  other: string;
  /** Spanish and French: millions. `other` when absent. */
  many?: string;
}

/**
 * A counted noun in the right form, the number written as the language does.
 * @example plural('en', 3, { one: '# user', other: '# users' }) // '3 users'
 */
export function plural(language: Language, count: number, forms: PluralForms): string {
  const rule = rules.get(language) ?? new Intl.PluralRules(language);
  const number = numbers.get(language) ?? new Intl.NumberFormat(language);
  rules.set(language, rule);
  numbers.set(language, number);
  const form = forms[rule.select(count) as keyof PluralForms] ?? forms.other;
  return form.replace('#', number.format(count));
}
