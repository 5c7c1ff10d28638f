import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import {
  isReceiptInput,
  type ReceiptClaims,
  StatementInvalid,
  type StatementKind,
  verifyStatement,
} from '@selfsame/client';
import { JsonWebKeySet } from '@selfsame/contract';
import { Type } from 'typebox';
import { parseJson } from '../platform/parse-json.ts';
import { openCommandDatabase } from './installation/open-command-database.ts';
import { openRecords } from './open-records.ts';
import { type Verb, type VerbContext, VerbFailed, VerbMisused } from './verb.ts';

/** `selfsame verify-receipt FILE [PICTURE…]` */
export const verifyReceiptVerb: Verb = {
  name: 'verify-receipt',
  summary: 'Checks a receipt or a certificate of erasure, offline.',
  arguments: 'FILE [PICTURE…]',
  details: `FILE holds what GET …/receipt answered, or GET /accounts/erasures/{id}, or just the signed statement; "-" reads
it from standard input. With --keys nothing else is needed: no server, no database. Without, the keys of this
installation are taken, which only its master key opens.

A receipt or certificate of a sandbox is evidence of nothing: it is refused without --allow-sandbox.

With PICTUREs, each must be, byte by byte, one of those that the receipt was made of.

Exit code 0: it holds. 1: it does not.`,
  options: {
    keys: {
      type: 'string',
      value: 'FILE',
      description: 'What GET …/.well-known/jwks.json answered.',
    },
    'allow-sandbox': { type: 'boolean', description: 'Takes what a sandbox signed, too.' },
  },
  async run(context) {
    const [file, ...pictures] = context.positionals;
    if (!file) throw new VerbMisused('name the file of the receipt');
    const { kind, statement } = readStatement(
      file === '-' ? await text(process.stdin) : await read(file, 'utf8'),
    );
    const keys = await findKeys(context);
    try {
      const claims = await verifyStatement(kind, statement, keys);
      if (claims.sandbox === true && context.values['allow-sandbox'] !== true) {
        context.note(
          'NOT VALID: This is of a sandbox: it is evidence of nothing. --allow-sandbox takes it all the same.',
        );
        return 1;
      }
      context.print(JSON.stringify(claims, null, 2));
      return (await checkPictures(context, claims, pictures)) ? 0 : 1;
    } catch (error) {
      if (!(error instanceof StatementInvalid)) throw error;
      context.note(`NOT VALID: ${error.message}`);
      return 1;
    }
  },
};

async function read<E extends 'utf8' | null>(file: string, encoding: E) {
  return readFile(file, encoding).catch((cause: Error) => {
    throw new VerbFailed(`${file} can't be read: ${cause.message}`, { cause });
  }) as Promise<E extends 'utf8' ? string : Buffer<ArrayBuffer>>;
}

/** What the API answers, or the statement as a JSON string. */
const Answer = Type.Union([
  Type.String(),
  Type.Object({ Receipt: Type.String() }),
  Type.Object({ Certificate: Type.String() }),
]);
const Header = Type.Object({ typ: Type.String() });

/** The answer of the API, or the bare statement. */
function readStatement(content: string): { kind: StatementKind; statement: string } {
  const trimmed = content.trim();
  // A compact JWS has no brace and no quote: it is no JSON.
  if (!/^["{[]/.test(trimmed)) return { kind: kindOf(trimmed), statement: trimmed };
  try {
    const answer = parseJson(Answer, trimmed, 'the file');
    if (typeof answer === 'string') return { kind: kindOf(answer), statement: answer };
    return 'Receipt' in answer
      ? { kind: 'receipt', statement: answer.Receipt }
      : { kind: 'erasure', statement: answer.Certificate };
  } catch {
    throw new VerbFailed('The file holds neither a receipt nor a certificate.');
  }
}

/** A bare statement says of itself what it is; the verification then holds it to that. */
function kindOf(statement: string): StatementKind {
  try {
    const header = Buffer.from(statement.split('.')[0] ?? '', 'base64url').toString('utf8');
    return parseJson(Header, header, 'the header').typ === 'selfsame-erasure+jws' ? 'erasure' : 'receipt';
  } catch {
    return 'receipt';
  }
}

async function findKeys(context: VerbContext): Promise<JsonWebKeySet> {
  const { keys } = context.values;
  if (typeof keys === 'string') {
    const content = await read(keys, 'utf8');
    try {
      return parseJson(JsonWebKeySet, content, keys);
    } catch {
      throw new VerbFailed(`${keys} is not a set of keys (jwks.json).`);
    }
  }
  const config = context.readConfig();
  const database = await openCommandDatabase(config);
  try {
    return (await openRecords(config, database.db)).jwks;
  } finally {
    await database.close();
  }
}

async function checkPictures(
  { note }: VerbContext,
  claims: Record<string, unknown>,
  pictures: readonly string[],
): Promise<boolean> {
  const { inputs = [] } = claims as Partial<ReceiptClaims>;
  let areAll = true;
  for (const picture of pictures) {
    const isInput = await isReceiptInput({ inputs }, await read(picture, null));
    note(`${picture}: ${isInput ? 'one of its pictures' : 'NOT one of its pictures'}`);
    areAll &&= isInput;
  }
  return areAll;
}
