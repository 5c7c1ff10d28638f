/** A matching policy as the documentation shows it: what holds from the start, with passkeys on new devices. */
export const matchingPolicyExample = {
  FalseMatchRate: 0.00001,
  CheckLivenessDefault: true,
  AllowLivenessOverride: true,
  LivenessMode: 'active',
  LivenessDoubt: 'reject',
  Passkeys: {
    SecondFactor: 'newDevice',
    WithoutKey: 'none',
    Synced: true,
    OfferAfterEnrolment: true,
    RaiseWithinDays: 0,
  },
  DuplicateCheck: 'report',
  Lockout: { Enabled: true, MaxFailedAttempts: 4, FailedAttemptsTimeoutSec: 86_400 },
  Version: 0,
};
