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

/** Words for the same thing: who looks for one finds the others. */
const synonyms: readonly (readonly string[])[] = [
  ['person', 'account', 'customer', 'user'],
  ['delete', 'erase', 'remove'],
  ['enrol', 'enroll', 'register'],
  ['limit', 'quota'],
];

/** A word and its synonyms; of several things at once, too. */
function formsOf(word: string): readonly string[] {
  const one = word.replace(/s$/, '');
  return [word, ...(synonyms.find((group) => group.includes(one))?.filter((form) => form !== word) ?? [])];
}

/** How well a word fits: heading before page title before text. */
function fit({ t, p, x }: Section, word: string): number {
  const [heading, page, text] = [t.toLowerCase(), p.toLowerCase(), x.toLowerCase()];
  if (heading === word) return 40;
  if (heading.split(/[^\p{L}\p{N}]+/u).includes(word)) return 25;
  if (heading.startsWith(word)) return 20;
  if (heading.includes(word)) return 10;
  if (page.includes(word)) return 4;
  return text.includes(word) ? 1 : 0;
}

/** How well a section fits: every word or a synonym must be in it; the word itself counts for a little more. */
function score(section: Section, words: readonly string[]): number {
  let sum = 0;
  for (const word of words) {
    const best = Math.max(...formsOf(word).map((form) => fit(section, form) * (form === word ? 1 : 0.9)));
    if (best === 0) return 0;
    sum += best;
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
