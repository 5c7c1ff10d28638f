"""What an operation is asked with, as a request."""

from __future__ import annotations

import json
import secrets
from typing import Any, Mapping, Optional, Union
from urllib.parse import quote, urlencode

from .connection import Request
from .enums import SANDBOX_HEADER


def segment(name: str, value: str) -> str:
    """A path parameter, ready for the path."""
    if not value:
        raise ValueError(f"{name} is missing")
    return quote(value, safe="")


def build_request(
    base_url: str,
    method: str,
    path: str,
    *,
    query: Optional[Mapping[str, Any]] = None,
    body: Any = None,
    form: Optional[Mapping[str, Union[str, bytes]]] = None,
    order: Optional[str] = None,
    file: bool = False,
) -> Request:
    """The request of one operation, without who asks."""
    given = {name: _text(value) for name, value in (query or {}).items() if value is not None}
    url = base_url + path + (f"?{urlencode(given)}" if given else "")
    headers = {"Accept": "application/json"}
    if order is not None:
        headers[SANDBOX_HEADER] = order
    content: Optional[bytes] = None
    if form is not None:
        content, headers["Content-Type"] = _multipart(form)
    elif body is not None:
        content, headers["Content-Type"] = json.dumps(body).encode(), "application/json"
    return Request(method, url, headers, content, file)


def authorized(request: Request, authorization: str) -> Request:
    """The request with who asks."""
    return request._replace(headers={**request.headers, "Authorization": authorization})


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _multipart(form: Mapping[str, Union[str, bytes]]) -> "tuple[bytes, str]":
    """A ``multipart/form-data`` body: text fields, and bytes as files (JPEG)."""
    boundary = secrets.token_hex(16)
    parts = []
    for name, value in form.items():
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"'
        if isinstance(value, bytes):
            head += f'; filename="{name}"\r\nContent-Type: image/jpeg'
        content = value if isinstance(value, bytes) else value.encode()
        parts.append(head.encode() + b"\r\n\r\n" + content + b"\r\n")
    parts.append(f"--{boundary}--\r\n".encode())
    return b"".join(parts), f"multipart/form-data; boundary={boundary}"
