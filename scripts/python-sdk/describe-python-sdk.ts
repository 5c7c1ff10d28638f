import {
  BiometricCredentialType,
  ConfirmationCredentialType,
  DataType,
  EventType,
  errors,
  Status,
  sandboxHeader,
  TransportType,
  WebhookEvent,
} from '../../packages/contract/src/index.ts';
import { backendOperations, describeOperation, snakeCase } from './describe-operations.ts';
import { type PythonTypes, typeOf } from './describe-type.ts';

const notice = '# Made from the contract by `npm run generate`. Do not edit.\n';

const enums = {
  Status,
  TransportType,
  ConfirmationCredentialType,
  BiometricCredentialType,
  DataType,
  EventType,
};
const meanings: Record<keyof typeof enums, string> = {
  Status: 'State of an operation or transaction.',
  TransportType: 'How the link reaches the user.',
  ConfirmationCredentialType: 'What a verification asks for.',
  BiometricCredentialType: 'Kind of a stored biometric credential.',
  DataType: 'Encoding of a picture.',
  EventType: 'What a webhook tells.',
};

/** `None` is a word of Python's own. */
const member = (name: string): string => (name === 'None' ? 'NOTHING' : snakeCase(name).toUpperCase());

const describeEnum = ([name, values]: [string, Record<string, number>]): string =>
  `class ${name}(IntEnum):
    """${meanings[name as keyof typeof enums]}"""

${Object.entries(values)
  .map(([key, value]) => `    ${member(key)} = ${value}`)
  .join('\n')}
`;

/** Adds the types of all methods to a table and answers the methods. */
function describeMethods(types: PythonTypes): string {
  return backendOperations.map((id) => describeOperation(id, types)).join('\n');
}

/** `selfsame/enums.py`: the numbers of the wire, and every error code. */
export const describePythonEnums = (): string =>
  `${notice}"""Numbers and codes of the wire."""

from enum import IntEnum
from typing import Dict, Tuple


${Object.entries(enums).map(describeEnum).join('\n\n')}

#: The header by which a request of a sandbox orders its outcome.
SANDBOX_HEADER = "${sandboxHeader}"

#: HTTP status and sentence of each code that the server answers with.
ERRORS: Dict[str, Tuple[int, str]] = {
${Object.entries(errors)
  .map(([code, { status, message }]) => `    "${code}": (${status}, ${JSON.stringify(message)}),`)
  .join('\n')}
}
`;

/** `selfsame/types.py`: a `TypedDict` for each object of the wire. */
export function describePythonTypes(): string {
  const types: PythonTypes = new Map();
  describeMethods(types);
  const event = typeOf(WebhookEvent as unknown as Record<string, unknown>, 'WebhookEvent', types);
  types.set('WebhookEvent', `WebhookEvent = ${event}\n`);
  const isAlias = (text: string) => !text.startsWith('class ');
  const parts = [...types.values()];
  // A class only names its members, in text; an alias is read at once and needs the classes before it.
  const classes = parts.filter((text) => !isAlias(text));
  const aliases = parts.filter(isAlias);
  return `${notice}"""Bodies and answers of the wire, for type checkers; at run time they are plain dictionaries."""

from __future__ import annotations

from typing import Any, Dict, List, Literal, Optional, TypedDict, Union


${classes.join('\n\n')}

${aliases.toReversed().join('')}`;
}

/** `selfsame/operations.py`: one method for each operation that a backend calls. */
export function describePythonOperations(): string {
  const types: PythonTypes = new Map();
  const methods = describeMethods(types);
  const used = [...types.keys()].filter((name) => new RegExp(`\\b${name}\\b`).test(methods));
  return `${notice}"""One method for each operation that a backend calls."""

from __future__ import annotations

from typing import Any, List, Literal, Mapping, Optional, Union, cast

from .download import Download
from .types import (
${used
  .toSorted()
  .map((name) => `    ${name},`)
  .join('\n')}
)


class Operations:
    """The operations of the API; \`\`Client\`\` sends them."""

    def _call(
        self,
        method: str,
        path: str,
        access: str,
        *,
        query: Optional[Mapping[str, Any]] = None,
        body: Any = None,
        form: Optional[Mapping[str, Union[str, bytes]]] = None,
        order: Optional[str] = None,
        file: bool = False,
    ) -> Any:
        raise NotImplementedError

    @staticmethod
    def _segment(name: str, value: str) -> str:
        raise NotImplementedError

${methods}`;
}
