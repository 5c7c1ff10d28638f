"""Waiting until a person has finished."""

from __future__ import annotations

import time
from typing import Any, Callable, Mapping, TypeVar

from .enums import Status
from .errors import SelfsameError

Answer = TypeVar("Answer", bound=Mapping[str, Any])


def wait_until_finished(
    read: Callable[[], Answer],
    *,
    interval: float = 2.0,
    timeout: float = 3600.0,
    sleep: Callable[[float], None] = time.sleep,
    now: Callable[[], float] = time.monotonic,
) -> Answer:
    """Reads a status until it is no longer 0 (pending).

    :param read: one look, such as ``lambda: client.end_get_foreign_biometry(operation_id)``.
    :param interval: seconds between two looks.
    :param timeout: give up after this many seconds.
    :returns: the first answer that is accepted, rejected, expired, canceled or an error.
    :raises SelfsameError: ``E_TIMEOUT`` when it stays pending.
    """
    end = now() + timeout
    while True:
        answer = read()
        if answer["Status"] != Status.PENDING:
            return answer
        if now() + interval > end:
            raise SelfsameError(
                "E_TIMEOUT",
                f"Still pending after {timeout:.0f} s: the user has not finished yet."
                " Look again later, or wait for the webhook.",
            )
        sleep(interval)
