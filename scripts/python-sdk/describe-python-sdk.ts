import type { OperationId } from '../../packages/contract/src/index.ts';
import {
  BiometricCredentialType,
  ConfirmationCredentialType,
  DataType,
  EventType,
  errors,
  installationKeyPrefix,
  Status,
  sandboxHeader,
  TransportType,
  WebhookEvent,
} from '../../packages/contract/src/index.ts';
import {
  backendOperations,
  describeOperation,
  installationOperations,
  snakeCase,
} from './describe-operations.ts';
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

/** Adds the types of methods to a table and answers the methods. */
const describeMethods = (ids: readonly OperationId[], types: PythonTypes): string =>
  ids.map((id) => describeOperation(id, types)).join('\n');

/** `selfsame/enums.py`: the numbers of the wire, and every error code. */
export const describePythonEnums = (): string =>
  `${notice}"""Numbers and codes of the wire."""

from enum import IntEnum
from typing import Dict, Tuple


${Object.entries(enums).map(describeEnum).join('\n\n')}

#: The header by which a request of a sandbox orders its outcome.
SANDBOX_HEADER = "${sandboxHeader}"

#: What a key of the installation begins with.
INSTALLATION_KEY_PREFIX = "${installationKeyPrefix}"

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
  describeMethods([...backendOperations, ...installationOperations], types);
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

/** A class with a method for each of some operations. */
interface MethodClass {
  ids: readonly OperationId[];
  /** What the module says of itself. */
  about: string;
  name: string;
  /** What the class says of itself. */
  said: string;
}

function describeClass({ ids, about, name, said }: MethodClass): string {
  const types: PythonTypes = new Map();
  const methods = describeMethods(ids, types);
  const isUsed = (word: string) => new RegExp(`\\b${word}\\b`).test(methods);
  const used = [...types.keys()].filter(isUsed);
  // `_call` names the first ones itself.
  const typing = ['List', 'Literal', 'cast'].filter((word) => new RegExp(`\\b${word}[[(]`).test(methods));
  return `${notice}"""${about}"""

from __future__ import annotations

from typing import ${['Any', ...typing, 'Mapping', 'Optional', 'Union'].toSorted(byPython).join(', ')}

${isUsed('Download') ? 'from .download import Download\n' : ''}from .types import (
${used
  .toSorted()
  .map((one) => `    ${one},`)
  .join('\n')}
)


class ${name}:
    """${said}"""

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

/** Classes before functions, as Python's tools sort imports. */
const byPython = (one: string, other: string): number =>
  Number(one === one.toLowerCase()) - Number(other === other.toLowerCase()) || one.localeCompare(other);

/** `selfsame/operations.py`: one method for each operation that a backend calls. */
export const describePythonOperations = (): string =>
  describeClass({
    ids: backendOperations,
    about: 'One method for each operation that a backend calls.',
    name: 'Operations',
    said: 'The operations of the API; ``Client`` sends them.',
  });

/** `selfsame/installation_operations.py`: one method for each operation that a key of the installation opens. */
export const describePythonInstallationOperations = (): string =>
  describeClass({
    ids: installationOperations,
    about: 'One method for each operation that a key of the installation opens.',
    name: 'InstallationOperations',
    said: 'The operations of tenants; ``InstallationClient`` sends them.',
  });
