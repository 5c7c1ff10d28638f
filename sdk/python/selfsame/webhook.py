"""Checking that a request is a webhook of your server, and making one for a test (Standard Webhooks 1.0)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import re
import time
from typing import Dict, List, Mapping, Optional, Sequence, Tuple, Union, cast

from .errors import WebhookNotValid
from .types import WebhookEvent

_PREFIX = "whsec_"
# More signatures than any rotation needs are somebody trying to keep us busy.
_MOST_SIGNATURES = 8


def verify_webhook(
    secret: Union[str, Sequence[str]],
    headers: Mapping[str, str],
    body: Union[bytes, str],
    *,
    tolerance: float = 300.0,
    now: Optional[float] = None,
) -> WebhookEvent:
    """Checks a webhook and answers its event.

    Deliveries come at least once: remember ``EventId`` and ignore those that you have seen.

    :param secret: ``SecretKey`` of the settings (``whsec_…``); several while you rotate.
    :param headers: headers of the request, names in any case.
    :param body: the body exactly as it came, before any JSON parser.
    :param tolerance: how far ``webhook-timestamp`` may be from now, in seconds.
    :param now: seconds since the epoch; the machine's clock unless given.
    :raises WebhookNotValid: when the request must not be believed.
    :raises ValueError: when ``secret`` is not one of ours.
    """
    keys = [_read_secret(one) for one in ([secret] if isinstance(secret, str) else secret)]
    lower = {name.lower(): value for name, value in headers.items()}
    identifier = lower.get("webhook-id")
    timestamp = lower.get("webhook-timestamp")
    signatures = lower.get("webhook-signature")
    if not identifier or not signatures or not re.fullmatch("[0-9]{1,12}", timestamp or ""):
        raise WebhookNotValid("headers")
    if abs((time.time() if now is None else now) - int(cast(str, timestamp))) > tolerance:
        raise WebhookNotValid("timestamp")
    content = body.encode() if isinstance(body, str) else bytes(body)
    signed = _signed_content(identifier, cast(str, timestamp), content)
    if not _is_signed(signed, keys, signatures):
        raise WebhookNotValid("signature")
    return _read_event(content, identifier)


def sign_webhook(
    secret: str, event: Mapping[str, object], *, now: Optional[float] = None
) -> Tuple[Dict[str, str], bytes]:
    """Makes the request that the server would send for an event, headers and body: for tests of your own receiver.

    :param secret: ``SecretKey`` of the settings (``whsec_…``), or one that your test drew.
    :param event: with its ``EventId``, which is the header ``webhook-id`` too.
    :param now: seconds since the epoch; the machine's clock unless given.
    :raises ValueError: when ``secret`` is not one of ours, or the event has no ``EventId``.
    """
    key = _read_secret(secret)
    identifier = event.get("EventId")
    if not isinstance(identifier, str) or not identifier:
        raise ValueError("event has no EventId")
    # As the server writes JSON: a receiver that writes it anew before it checks must fail here, too.
    body = json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode()
    timestamp = str(int(time.time() if now is None else now))
    headers = {
        "content-type": "application/json",
        "webhook-id": identifier,
        "webhook-timestamp": timestamp,
        "webhook-signature": f"v1,{_signature(key, _signed_content(identifier, timestamp, body))}",
    }
    return headers, body


def _signed_content(identifier: str, timestamp: str, body: bytes) -> bytes:
    return f"{identifier}.{timestamp}.".encode() + body


def _signature(key: bytes, signed: bytes) -> str:
    return base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def _is_signed(signed: bytes, keys: List[bytes], header: str) -> bool:
    given = [part[3:] for part in header.split(" ")[:_MOST_SIGNATURES] if part.startswith("v1,")]
    matched = False
    for key in keys:
        made = _signature(key, signed)
        for one in given:
            matched = hmac.compare_digest(made.encode(), one.encode(errors="surrogateescape")) or matched
    return matched


def _read_secret(secret: str) -> bytes:
    try:
        if not secret.startswith(_PREFIX):
            raise ValueError
        key = base64.b64decode(secret[len(_PREFIX) :], validate=True)
        if len(key) < 24:
            raise ValueError
    except (ValueError, binascii.Error):
        raise ValueError("secret is not a webhook secret (whsec_…)") from None
    return key


def _read_event(content: bytes, identifier: str) -> WebhookEvent:
    try:
        event = json.loads(content.decode("utf-8"))
    except ValueError as error:
        raise WebhookNotValid("body") from error
    if (
        not isinstance(event, dict)
        or not isinstance(event.get("EventType"), int)
        or not isinstance(event.get("Data"), dict)
        or event.get("EventId") != identifier
    ):
        raise WebhookNotValid("body")
    return cast(WebhookEvent, event)
