import type en from './en.ts';

const fr: typeof en = {
  title: 'Navigateurs connus',
  lead: 'Navigateurs qui ont montré une clé et le visage. Une règle qui demande la clé dans les nouveaux navigateurs ne leur demande que le visage.',
  none: 'Aucun navigateur connu',
  noneText:
    'Un navigateur devient connu quand la règle demande la clé aux nouveaux navigateurs, et que la clé et le visage y ont été acceptés.',
  since: 'Connu depuis le',
  lastUsed: 'dernière utilisation',
  never: 'jamais',
  until: 'jusqu’au',
  forget: 'Tout oublier',
  forgetTitle: 'Oublier les navigateurs connus de cet utilisateur ?',
  forgets: 'La clé est redemandée à chacun d’eux, aussi dans les transactions ouvertes.',
  forgetAction: 'Oublier les navigateurs',
  forgotten: 'Les navigateurs sont oubliés.',
};
export default fr;
