import type { CustomOperation, CustomOperationRequest } from '@selfsame/contract';

/** The template that every tenant has. */
export const defaultTemplateName = 'Verify_Identity';

/** A template as it is being written; empty words are left out. */
export interface TemplateDraft {
  name: string;
  heading: string;
  description: string;
  /** `1e-5`, or empty for the tenant's own. */
  rate: string;
  liveness: 'default' | 'on' | 'off';
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
  liveness:
    template === null || template.CheckLiveness === null ? 'default' : template.CheckLiveness ? 'on' : 'off',
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
  CheckLiveness: draft.liveness === 'default' ? null : draft.liveness === 'on',
  Enabled: draft.enabled,
});
