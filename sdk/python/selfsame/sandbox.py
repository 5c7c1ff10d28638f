"""What a test does in a sandbox. In a live tenant all of it is refused with ``E_SANDBOX_ONLY``."""

from __future__ import annotations

from typing import Sequence

from .client import Client
from .enums import Status
from .errors import SelfsameError
from .types import SandboxActResult

_GOES_ON = ("retry", "proven", "refused")


def order(outcome: str, remedies: Sequence[str] = ()) -> str:
    """How something that begins comes out, for the ``order`` of its call.

    :param remedies: with ``attemptsUsed``: what the user is told.
    """
    return f"{outcome}; remedies={','.join(remedies)}" if remedies else outcome


def finish(client: Client, identifier: str) -> SandboxActResult:
    """Makes or shows the passkey that is asked for, and takes captures, until it is over or nothing more comes of them.

    :returns: what came of the last one; where the time was over before it, as by the order ``expires``, how that ended.
    :raises SelfsameError: ``E_INVALID_ARGUMENT`` where the account has no passkey that was made in the sandbox.
    """
    done = client.act_as_user(identifier, {"Act": "open"})
    while True:
        asked = done["PasskeyStep"] in ("assert", "enrol")
        try:
            done = client.act_as_user(identifier, {"Act": "passkey" if asked else "capture"})
        except SelfsameError as error:
            if error.code != "E_TRANSACTION_EXPIRED":
                raise
            return client.act_as_user(identifier, {"Act": "open"})
        if done["Status"] != Status.PENDING or done["Outcome"] not in _GOES_ON:
            return done
