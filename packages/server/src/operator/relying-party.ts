/** Who passkeys are made for: the host of the portal, and the one origin their answers may come from. */
export const relyingParty = (baseUrl: string): { id: string; origin: string } => {
  const { hostname, origin } = new URL(baseUrl);
  return { id: hostname, origin };
};
