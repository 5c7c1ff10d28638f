import { find } from 'linkifyjs';

/**
 * Spaces of width zero, joiners, soft hyphens, variation selectors and fillers: a reader does not see them, and some
 * programs drop them (Unicode, DerivedCoreProperties.txt: Default_Ignorable_Code_Point). Not all format characters are
 * among them, nor the other way round.
 */
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** Full stops of other scripts, which browsers read as the dot of a host name (UTS #46, section 2.3). */
const otherDots = /[\u3002\uff61]/g;

/** A scheme that mail and SMS programs open, or any scheme with a slash; `//` alone keeps the page's scheme. */
const scheme =
  /(?<![\p{L}\p{N}])(?:[a-z][a-z0-9+.-]*:\/|(?:mailto|tel|callto|sip|sips|sms|smsto|mms|geo|facetime|skype|xmpp|whatsapp|tg|bitcoin|ethereum|javascript|data):\S)|\/\/[\p{L}\p{N}]/iu;
const worldWideWeb = /(?<![\p{L}\p{N}])www\./iu;
/** Four numbers with dots. */
const ipv4 = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/;

/**
 * Finds the first thing in a text that a mail or SMS program would make a link of: an address with or without a scheme,
 * a host name under a top-level domain that exists, an e-mail address, an IPv4 address. Letters are compared after NFKC
 * and without invisible characters, so that `ｗｗｗ．` and `w<U+200B>ww.` count as `www.`.
 * A telephone number without `tel:` is not counted: people write theirs for questions.
 * @returns what was found, as it was compared; null when there is nothing
 */
export function findAddress(text: string): string | null {
  const plain = text.normalize('NFKC').replace(invisible, '').replace(otherDots, '.');
  const pattern = [scheme, worldWideWeb, ipv4].map((one) => one.exec(plain)?.[0]).find(Boolean);
  return pattern ?? find(plain)[0]?.value ?? null;
}
