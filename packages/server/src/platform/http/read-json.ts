import { limits } from '@selfsame/contract';
import { type ParseError, parse as parseTolerantly, printParseErrorCode } from 'jsonc-parser';
import { parse as parseSafely } from 'secure-json-parse';
import { Problem } from './problem.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Decodes UTF-8 and drops a byte order mark. A byte that is none would otherwise be stored as U+FFFD, and what was
 * meant is lost for good.
 * @throws TypeError
 */
const decodeUtf8 = (bytes: Uint8Array): string => utf8.decode(bytes);

const refuse = (why: string, cause?: unknown): Problem =>
  new Problem('E_BODY_NOT_JSON', { args: [why], cause });

/** What the parser's codes mean, in words; the rest is told by the place alone. */
const faults: Readonly<Record<string, string>> = {
  InvalidNumberFormat: 'a number is written wrongly',
  PropertyNameExpected: 'a property name in double quotes is expected',
  ValueExpected: 'a value is expected',
  ColonExpected: 'a colon is expected',
  CommaExpected: 'a comma is expected',
  CloseBraceExpected: 'a closing brace is expected',
  CloseBracketExpected: 'a closing bracket is expected',
  EndOfFileExpected: 'nothing more is expected',
  InvalidCommentToken: 'a comment is not allowed',
  UnexpectedEndOfString: 'a string has no closing quote',
  InvalidUnicode: 'a \\u escape is written wrongly',
  InvalidEscapeCharacter: 'a backslash stands before a character that it cannot escape',
  InvalidCharacter: 'a control character stands in a string',
};

/** Where and how a text breaks the grammar. Never quotes it: it may hold a face. */
function describeFault(text: string): string {
  const errors: ParseError[] = [];
  parseTolerantly(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (!first) return 'it holds the name __proto__, or prototype under constructor';
  const before = text.slice(0, first.offset);
  const line = before.split('\n').length;
  const column = first.offset - before.lastIndexOf('\n');
  return `${faults[printParseErrorCode(first.error)] ?? 'something else is expected'} at line ${line}, column ${column}`;
}

/**
 * Refuses a text that nests deeper than `limits.jsonDepth`: everything that walks the parsed value recurses, and a
 * stack has an end.
 */
function checkDepth(text: string): void {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfString(text, at);
    else if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) depth -= 1;
    if (depth > limits.jsonDepth) throw refuse(`it nests deeper than ${limits.jsonDepth} levels`);
  }
}

/** Index of the quote that closes a string, or of the text's end. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === 0x5c) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}

/**
 * Reads JSON as a stranger sends it (RFC 8259): UTF-8 and nothing else, of bounded depth, without names that reach an
 * object's prototype.
 * @returns undefined when there is nothing but white space
 * @throws Problem E_BODY_NOT_JSON that says what is wrong, and where
 */
export function readJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = decodeUtf8(bytes);
  } catch (cause) {
    throw refuse('it holds bytes that are no UTF-8', cause);
  }
  if (text.trim() === '') return undefined;
  checkDepth(text);
  try {
    return parseSafely(text, undefined, { protoAction: 'error', constructorAction: 'error' });
  } catch {
    // Without a cause: the engine's own message quotes the text.
    throw refuse(describeFault(text));
  }
}
