import type en from './en.ts';

const fr: typeof en = {
  title: 'Ceci est un bac à sable',
  text: 'Les transactions sont des essais. Rien ici ne vaut preuve.',
};
export default fr;
