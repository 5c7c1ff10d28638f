/** One section of a page, as the index of the search has it. */
interface Section {
  /** Heading. */
  t: string;
  /** Title of the page. */
  p: string;
  /** Address. */
  u: string;
  /** Words. */
  x: string;
}

const input = document.querySelector<HTMLInputElement>('#search')!;
const found = document.querySelector<HTMLUListElement>('#found')!;
const status = document.querySelector<HTMLElement>('#found-status')!;
const most = 12;
let loading: Promise<Section[]> | undefined;

const loadIndex = (): Promise<Section[]> =>
  (loading ??= fetch(input.dataset.index!)
    .then((answer) => {
      if (!answer.ok) throw new Error(`The index answers ${answer.status}.`);
      return answer.json() as Promise<Section[]>;
    })
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));

/** How well a section fits: every word must be in it; heading before page title before text. */
function score({ t, p, x }: Section, words: readonly string[]): number {
  let sum = 0;
  const [heading, page, text] = [t.toLowerCase(), p.toLowerCase(), x.toLowerCase()];
  for (const word of words) {
    if (heading === word) sum += 40;
    else if (heading.split(/[^\p{L}\p{N}]+/u).includes(word)) sum += 25;
    else if (heading.startsWith(word)) sum += 20;
    else if (heading.includes(word)) sum += 10;
    else if (page.includes(word)) sum += 4;
    else if (text.includes(word)) sum += 1;
    else return 0;
  }
  return sum;
}

function show(section: Section): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  const page = document.createElement('small');
  link.href = section.u;
  link.textContent = section.t;
  page.textContent = section.p;
  link.append(page);
  item.append(link);
  return item;
}

async function search(): Promise<void> {
  const asked = input.value;
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  const index = words.length > 0 ? await loadIndex().catch(() => null) : [];
  if (asked !== input.value) return;
  if (index === null) {
    status.textContent = 'The search could not be loaded. Type again to try again.';
    return;
  }
  const best = index
    .map((section) => ({ section, points: score(section, words) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .slice(0, most);
  found.replaceChildren(...best.map(({ section }) => show(section)));
  status.textContent = words.length === 0 ? '' : best.length === 0 ? 'Nothing found' : `${best.length} found`;
}

function close(): void {
  input.value = '';
  found.replaceChildren();
  status.textContent = '';
}

input.addEventListener('input', () => void search());
input.addEventListener('focus', () => void loadIndex().catch(() => undefined));
input.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') close();
  if (event.key === 'ArrowDown' || event.key === 'Enter') {
    const first = found.querySelector('a');
    if (!first) return;
    event.preventDefault();
    if (event.key === 'Enter') location.assign(first.href);
    else first.focus();
  }
});
found.addEventListener('keydown', (event) => {
  const links = [...found.querySelectorAll('a')];
  const place = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (event.key === 'Escape') {
    close();
    input.focus();
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    const next = links[place + (event.key === 'ArrowDown' ? 1 : -1)];
    (next ?? input).focus();
  }
});
found.addEventListener('click', close);
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || document.activeElement === input) return;
  event.preventDefault();
  input.focus();
});
// On a phone the list of pages is folded; elsewhere it is beside the page.
const side = document.querySelector<HTMLDetailsElement>('.side details');
const wide = matchMedia('(min-width: 60.01rem)');
function unfold(): void {
  if (side) side.open = wide.matches;
}
wide.addEventListener('change', unfold);
unfold();
