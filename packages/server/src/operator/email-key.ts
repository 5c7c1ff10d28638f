/** What addresses of operators are compared by: case and width of letters make no other person. */
export const emailKey = (email: string): string => email.trim().normalize('NFKC').toLowerCase();
