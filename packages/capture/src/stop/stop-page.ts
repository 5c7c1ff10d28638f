import { SelfsameStop } from './selfsame-stop.ts';

/** The page that the link of a notice opens: whoever did not show the face stops the wait here. */
customElements.define('selfsame-stop', SelfsameStop);
const stop = document.querySelector('selfsame-stop');
stop?.addEventListener('selfsame:language', (event) => {
  const { language, direction, title } = (
    event as CustomEvent<Record<'language' | 'direction' | 'title', string>>
  ).detail;
  Object.assign(document.documentElement, { lang: language, dir: direction });
  document.title = title;
});
