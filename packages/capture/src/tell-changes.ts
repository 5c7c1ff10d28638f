import { tell } from './capture-events.ts';
import { pageOf } from './machine/session-end.ts';
import type { PageModel } from './machine/states.ts';

/**
 * Tells those who watch the element what has changed: its events, and what it reflects in `state` and `data-page`.
 * @param before null at the first model
 */
export function tellChanges(element: HTMLElement, before: PageModel | null, model: PageModel): void {
  if (model.session?.controlled && !before?.session?.controlled) tell(element, 'selfsame:controlled', null);
  if (before?.state === model.state) return;
  const { state } = model;
  if (before?.state.name !== state.name) {
    element.setAttribute('state', state.name);
    tell(element, 'selfsame:state', { state: state.name });
  }
  if (state.name === 'hold') tell(element, 'selfsame:feedback', { hint: null });
  if (state.name === 'position' && state.hint !== null)
    tell(element, 'selfsame:feedback', { hint: state.hint });
  tellPage(element, before, model);
}

function tellPage(element: HTMLElement, before: PageModel | null, model: PageModel): void {
  const page = pageOf(model);
  if (page === null || (before !== null && before.state.name === model.state.name)) return;
  element.dataset.page = page;
  tell(element, 'selfsame:page', { page });
  if (model.state.name === 'done') tell(element, 'selfsame:result', { end: model.state.end, page });
}
