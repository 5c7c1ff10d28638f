"""The address of the capture page."""

from __future__ import annotations

from typing import Any, Mapping
from urllib.parse import quote


def transaction_url(base_url: str, begun: Mapping[str, Any]) -> str:
    """The address of the capture page for one operation or transaction.

    :param begun: what began it; holds ``OneTimeSecret`` and either ``OperationId`` or
        ``TransactionId``.
    :raises ValueError: when the link went by SMS or e-mail, so that there is no secret.
    """
    secret = begun.get("OneTimeSecret")
    if not secret:
        raise ValueError("OneTimeSecret is missing: the link went by SMS or e-mail")
    operation, transaction = begun.get("OperationId"), begun.get("TransactionId")
    if bool(operation) == bool(transaction):
        raise ValueError("Give either OperationId or TransactionId")
    name, identifier = ("i", operation) if operation else ("t", transaction)
    return f"{base_url.rstrip('/')}/?{name}={identifier}&s={quote(str(secret), safe='')}"
