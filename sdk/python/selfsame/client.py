"""The client: signs in by itself and sends the operations."""

from __future__ import annotations

import base64
import json
import ssl
import threading
import time
from typing import Any, Callable, Dict, Mapping, Optional, Union

from .base_url import read_base_url
from .build_request import authorized, build_request, segment
from .connection import Connection, Request
from .errors import SelfsameError
from .operations import Operations

_IDENTITY = "/IDCompleteBackendEngine/IdentityService/v1"
# Renew this long before the end, so that a request on its way does not expire.
_MARGIN = 30.0


class Client(Operations):
    """A client with one method per operation of the API.

    It authenticates by itself, renews the token before it ends, asks again once after a 401, and
    waits when the server says so. Threads may share one.

    :param base_url: origin of your server, such as ``https://id.example.com``.
    :param key_id: id of the API key.
    :param key_value: value of the API key. Keep it on your server.
    :param timeout: seconds that the server may stay silent, while connecting and while answering.
    :param max_tries: how often a request that may be repeated is tried in all.
    :param context: TLS settings, for a certificate authority of your own.
    :raises SelfsameError: at once when ``base_url`` or the key is missing or misspelt; from every
        method when the server refuses, does not answer, or is none of ours.
    """

    def __init__(
        self,
        base_url: str,
        key_id: str,
        key_value: str,
        *,
        timeout: float = 60.0,
        max_tries: int = 4,
        context: Optional[ssl.SSLContext] = None,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        #: Origin of the server.
        self.base_url = read_base_url(base_url)
        missing = [name for name, one in (("key_id", key_id), ("key_value", key_value)) if not one]
        if missing:
            raise SelfsameError(
                "E_API_KEY_MISSING",
                f"{' and '.join(missing)} missing. Make an API key in the portal, under Developers,"
                " and give both its parts.",
            )
        self._basic = "Basic " + base64.b64encode(f"{key_id}:{key_value}".encode()).decode()
        self._connection = Connection(
            timeout=timeout, max_tries=max_tries, context=context, sleep=sleep, now=now
        )
        self._lock = threading.Lock()
        self._pair: Optional[Mapping[str, Any]] = None
        self._ends_at = 0.0

    _segment = staticmethod(segment)

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
        request = build_request(
            self.base_url, method, path, query=query, body=body, form=form, order=order, file=file
        )
        if access == "bearer":
            return self._send_with_token(request)
        if access == "basic":
            request = authorized(request, self._basic)
        return self._connection.send(request)

    def _send_with_token(self, request: Request) -> Any:
        token = self._token()
        try:
            return self._connection.send(authorized(request, f"Bearer {token}"))
        except SelfsameError as error:
            if error.status != 401:
                raise
        self._reject(token)
        return self._connection.send(authorized(request, f"Bearer {self._token()}"))

    def _token(self) -> str:
        """A token that is valid for at least half a minute; threads share one renewal."""
        with self._lock:
            if self._pair is None or self._ends_at - _MARGIN <= self._connection.now():
                self._pair = self._renew()
                self._ends_at = self._connection.now() + float(self._pair["ExpiresIn"])
            return str(self._pair["AccessToken"])

    def _reject(self, token: str) -> None:
        """Forgets the access token after a 401, unless somebody else has renewed it meanwhile."""
        with self._lock:
            if self._pair is not None and self._pair["AccessToken"] == token:
                self._ends_at = 0.0

    def _renew(self) -> Mapping[str, Any]:
        if self._pair is not None:
            try:
                return self._ask_token("/auth/refresh", self._pair["RefreshToken"], {})
            except SelfsameError as error:
                if error.status != 401:
                    raise
        return self._ask_token("/auth/token", {}, {"Authorization": self._basic})

    def _ask_token(self, path: str, body: Any, headers: Dict[str, str]) -> Mapping[str, Any]:
        url = self.base_url + _IDENTITY + path
        headers = {"Content-Type": "application/json", "Accept": "application/json", **headers}
        pair = self._connection.send(Request("POST", url, headers, json.dumps(body).encode()))
        if isinstance(pair, dict) and pair.get("AccessToken") and pair.get("ExpiresIn"):
            return pair
        raise SelfsameError(
            "E_BASE_URL_NOT_VALID",
            f"{self.base_url} answered {path} without an access token: this is no Selfsame server."
            " Check base_url.",
            status=200,
            request=f"POST {url}",
        )
