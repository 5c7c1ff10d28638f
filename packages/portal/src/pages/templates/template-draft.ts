import type {
  CustomOperation,
  CustomOperationRequest,
  PasskeyStandIn,
  SecondFactor,
} from '@selfsame/contract';

/** The template that every tenant has. */
export const defaultTemplateName = 'Verify_Identity';

/** On or off, or as the tenant's policy says. */
export type Ternary = 'default' | 'on' | 'off';

/** What a stored yes, no or null means. */
export const ternaryOf = (stored: boolean | null): Ternary =>
  stored === null ? 'default' : stored ? 'on' : 'off';

const storedOf = (ternary: Ternary): boolean | null => (ternary === 'default' ? null : ternary === 'on');

/** A template as it is being written; empty words are left out. */
export interface TemplateDraft {
  name: string;
  heading: string;
  description: string;
  /** `1e-5`, or empty for the tenant's own. */
  rate: string;
  liveness: Ternary;
  /** When a passkey is asked for too. */
  secondFactor: SecondFactor | 'default';
  /** Whether passkeys are taken that a provider keeps on more than one device. */
  synced: Ternary;
  /** What stands in for a passkey that is not on the device. */
  withoutKey: PasskeyStandIn | 'default';
  enabled: boolean;
}

/** Rates offered; others that are stored already stay. */
export const offeredRates = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6];

/** The draft of a stored template, or of a new one. */
export const draftOf = (template: CustomOperation | null): TemplateDraft => ({
  name: template?.Name ?? '',
  heading: template?.Title ?? '',
  description: template?.Description ?? '',
  rate: template?.FalseMatchRate ? String(template.FalseMatchRate) : '',
  liveness: ternaryOf(template?.CheckLiveness ?? null),
  secondFactor: template?.SecondFactor ?? 'default',
  synced: ternaryOf(template?.SyncedPasskeys ?? null),
  withoutKey: template?.WithoutKey ?? 'default',
  enabled: template?.Enabled ?? true,
});

/** Whether a name can be one. */
export const isName = (name: string): boolean => /^[A-Za-z0-9_.-]+$/.test(name);

/** The draft as the API takes it. */
export const requestOf = (draft: TemplateDraft): CustomOperationRequest => ({
  Name: draft.name.trim(),
  Title: draft.heading.trim() || null,
  Description: draft.description.trim() || null,
  FalseMatchRate: draft.rate === '' ? null : Number(draft.rate),
  CheckLiveness: storedOf(draft.liveness),
  SecondFactor: draft.secondFactor === 'default' ? null : draft.secondFactor,
  SyncedPasskeys: storedOf(draft.synced),
  WithoutKey: draft.withoutKey === 'default' ? null : draft.withoutKey,
  Enabled: draft.enabled,
});
