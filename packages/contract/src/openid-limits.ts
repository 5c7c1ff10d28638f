/** Limits of the OpenID Provider. */
export const openidLimits = {
  /** s. */
  lifeSec: {
    code: 60,
    idToken: 600,
    interaction: 1_800,
    verification: 900,
    session: 3_600,
    enrolment: 86_400,
  },
  /** What one client address may ask for. */
  perMinute: { calls: 1_200, pages: 120, polls: 600, names: 20 },
  /** Links to enrol a face that sign-ins send to one account within a day. */
  enrolmentsPerDay: 3,
  /** Bytes of a form, which may hold the signed hint of another provider. */
  formBytes: 32_768,
  /** Bytes of what is kept of a request. */
  requestBytes: 8_192,
} as const;
