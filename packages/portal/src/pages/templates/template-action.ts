import type { CustomOperation } from '@selfsame/contract';

/** What is open: the form for a new one or a stored one, or the question before one is deleted. */
export type TemplateAction = { kind: 'create' } | { kind: 'edit' | 'delete'; template: CustomOperation };
