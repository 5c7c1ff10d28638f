"""Reading the address of the server."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from .errors import SelfsameError

# Hosts that browsers and servers reach without TLS: the machine itself.
_OWN_MACHINE = r"(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?(/|$)"


def read_base_url(base_url: str) -> str:
    """The origin that a base URL names. A server is always at the root of its origin.

    :raises SelfsameError: ``E_BASE_URL_NOT_VALID``, with the value to use where it can be told.
    """
    text = base_url.strip() if isinstance(base_url, str) else ""
    if not text:
        raise _refuse(
            "base_url is missing. Give the address of your server, such as https://id.example.com."
        )
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", text):
        bare = text.lstrip("/")
        scheme = "http" if re.match(_OWN_MACHINE, bare, re.IGNORECASE) else "https"
        raise _refuse(f"base_url has no scheme: {text}. Did you mean {scheme}://{bare}?")
    try:
        url = urlsplit(text)
        host, port = url.hostname, url.port
    except ValueError:
        raise _refuse(f"base_url is not a URL: {text}.") from None
    if url.scheme not in ("http", "https"):
        raise _refuse(f"base_url begins with {url.scheme}://, not with https:// or http://: {text}.")
    if not host or re.search(r"\s", text):
        raise _refuse(f"base_url is not a URL: {text}.")
    shown = f"[{host}]" if ":" in host else host
    origin = f"{url.scheme}://{shown}" + (f":{port}" if port is not None else "")
    if "@" in url.netloc:
        raise _refuse(
            f"base_url holds a user name. Give the API key as key_id and key_value: {origin}."
        )
    if url.path.strip("/") or url.query or url.fragment:
        raise _refuse(f"base_url holds more than scheme, host and port: {text}. Use {origin}.")
    return origin


def _refuse(message: str) -> SelfsameError:
    return SelfsameError("E_BASE_URL_NOT_VALID", message)
