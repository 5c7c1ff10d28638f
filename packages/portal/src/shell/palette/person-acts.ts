import type { AccountListItem } from '@selfsame/contract';
import { type StatusAct, statusActOf } from '../../pages/accounts/status/status-act.ts';

/** Something that can be done with a person who was found. */
export interface PersonAct {
  id: string;
  act: StatusAct | 'delete';
}

/**
 * What can be done with a person, as they are. Another act has another id: when the state changes, the item that is
 * current goes, and Enter does not do its opposite.
 */
export const personActs = (person: Pick<AccountListItem, 'UIN' | 'Enabled'>): PersonAct[] =>
  ([statusActOf(person), 'delete'] as const).map((act) => ({ id: `person-${person.UIN}-${act}`, act }));
