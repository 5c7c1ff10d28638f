import { foldText } from '../../platform/fold-text.ts';

/** What addresses of operators are compared by: case, normal form and width of letters make no other person. */
export const emailKey = (email: string): string => foldText(email.trim().normalize('NFKC'));
