"""The client of a program that manages the tenants of an installation."""

from __future__ import annotations

import ssl
import time
from typing import Any, Callable, Mapping, Optional, Union

from .base_url import read_base_url
from .build_request import authorized, build_request, segment
from .connection import Connection
from .enums import INSTALLATION_KEY_PREFIX
from .errors import SelfsameError
from .installation_operations import InstallationOperations


class InstallationClient(InstallationOperations):
    """Makes, lists, stops and erases tenants, and sets their quotas.

    It waits when the server says so. Threads may share one.

    :param base_url: origin of your server, such as ``https://id.example.com``.
    :param installation_key: as ``selfsame installation-key create`` printed it, whole. Keep it on
        your server.
    :param timeout: seconds that the server may stay silent, while connecting and while answering.
    :param max_tries: how often a request that may be repeated is tried in all.
    :param context: TLS settings, for a certificate authority of your own.
    :raises SelfsameError: at once when ``base_url`` or the key is missing or misspelt; from every
        method when the server refuses, does not answer, or is none of ours.
    """

    _segment = staticmethod(segment)

    def __init__(
        self,
        base_url: str,
        installation_key: str,
        *,
        timeout: float = 60.0,
        max_tries: int = 4,
        context: Optional[ssl.SSLContext] = None,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        #: Origin of the server.
        self.base_url = read_base_url(base_url)
        if not installation_key or not installation_key.startswith(INSTALLATION_KEY_PREFIX):
            raise SelfsameError(
                "E_API_KEY_MISSING",
                "installation_key is missing or is no key of an installation. Make one by"
                " `selfsame installation-key create` and give the whole of it.",
            )
        self._authorization = f"Bearer {installation_key}"
        self._connection = Connection(
            timeout=timeout, max_tries=max_tries, context=context, sleep=sleep, now=now
        )

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
        return self._connection.send(authorized(request, self._authorization))


def erase_tenant(
    client: InstallationClient,
    tenant_id: str,
    customer_number: str,
    *,
    interval: float = 2.0,
    timeout: float = 3600.0,
    sleep: Callable[[float], None] = time.sleep,
    now: Callable[[], float] = time.monotonic,
) -> str:
    """Erases a tenant for good and waits until all of it is gone.

    :param customer_number: typed once more, so that no other tenant is meant.
    :param interval: seconds between two looks.
    :param timeout: give up waiting after this many seconds; the server goes on.
    :returns: the signed certificate (JWS) of what was destroyed.
    :raises SelfsameError: ``E_TIMEOUT`` when it is not done in time; ``get_tenant`` has the
        certificate later.
    """
    end = now() + timeout
    client.erase_tenant(tenant_id, {"CustomerNumber": customer_number})
    while True:
        certificate = client.get_tenant(tenant_id)["Certificate"]
        if certificate is not None:
            return certificate
        if now() + interval > end:
            raise SelfsameError(
                "E_TIMEOUT",
                f"The erasure of {customer_number} goes on after {timeout:.0f} s."
                " Ask get_tenant later.",
            )
        sleep(interval)
