"""Sending requests until they are answered."""

from __future__ import annotations

import email.utils
import http.client
import json
import random
import re
import socket
import ssl
import time
import urllib.error
import urllib.request
from typing import Any, Callable, Dict, NamedTuple, Optional
from urllib.parse import urljoin, urlsplit

from .download import Download
from .errors import SelfsameError

# Statuses that say "not now": the server did nothing, so any method may be repeated.
_NOT_NOW = (429, 503)
_MAX_WAIT = 60.0


class Request(NamedTuple):
    """A request, ready to be sent as often as needed."""

    method: str
    url: str
    headers: Dict[str, str]
    body: Optional[bytes] = None
    file: bool = False

    @property
    def name(self) -> str:
        """Method and URL."""
        return f"{self.method} {self.url}"

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        scheme, netloc = urlsplit(self.url)[:2]
        return f"{scheme}://{netloc}"

    @property
    def what(self) -> str:
        """Method and path."""
        return f"{self.method} {urlsplit(self.url).path}"


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """No operation answers with a redirect; following one would drop the key or misplace it."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


class Connection:
    """The outside world of the client; everything in it can be replaced."""

    def __init__(
        self,
        *,
        timeout: float,
        max_tries: int,
        context: Optional[ssl.SSLContext],
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.timeout = timeout
        self.max_tries = max_tries
        self.sleep = sleep
        self.now = now
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPSHandler(context=context), _NoRedirect
        )

    def send(self, request: Request) -> Any:
        """Sends a request and reads the answer: JSON, or a :class:`Download`.

        429 and 503 are repeated after ``Retry-After`` (at most 60 s) or a backoff with jitter. A
        lost connection is repeated for GET, PUT and DELETE only, because a POST may have arrived.
        """
        attempt = 0
        while True:
            last = attempt + 1 >= self.max_tries
            try:
                return self._try(request)
            except _Repeat as again:
                if last or not again.may_repeat:
                    raise again.error from again.__cause__
                wait = _backoff(attempt) if again.wait is None else again.wait
                self.sleep(min(_MAX_WAIT, wait))
            attempt += 1

    def _try(self, request: Request) -> Any:
        asked = urllib.request.Request(
            request.url, data=request.body, headers=request.headers, method=request.method
        )
        try:
            response = self._opener.open(asked, timeout=self.timeout)
        except urllib.error.HTTPError as answer:
            with answer:
                raise self._refusal(request, answer)
        except (OSError, http.client.HTTPException) as error:
            raise _unanswered(request, error) from error
        media_type = response.headers.get("content-type", "")
        if request.file and not media_type.lower().startswith("text/html"):
            return Download(response, media_type, _file_name(response))
        with response:
            if not _is_json(media_type):
                raise _foreign(request, response.status, media_type)
            try:
                return json.loads(response.read())
            except (OSError, http.client.HTTPException) as error:
                raise _unanswered(request, error) from error
            except ValueError:
                raise _foreign(request, response.status, "unreadable JSON") from None

    def _refusal(self, request: Request, answer: urllib.error.HTTPError) -> Exception:
        status, headers = answer.code, answer.headers
        if 300 <= status < 400:
            return _redirected(request, status, headers.get("location"))
        try:
            body = json.loads(answer.read())
        except (OSError, http.client.HTTPException, ValueError):
            body = None
        if status in _NOT_NOW:
            if isinstance(body, dict) and "ID" in body:
                error = SelfsameError.of_answer(status, body, request.name)
            else:
                error = _foreign(request, status, headers.get("content-type", ""))
            return _Repeat(error, True, _retry_after(headers.get("retry-after")))
        if not isinstance(body, dict) or "ID" not in body:
            return _foreign(request, status, headers.get("content-type", ""))
        return SelfsameError.of_answer(status, body, request.name)


class _Repeat(Exception):
    """An end that may be another beginning."""

    def __init__(self, error: SelfsameError, may_repeat: bool, wait: Optional[float] = None) -> None:
        super().__init__(str(error))
        self.error = error
        self.may_repeat = may_repeat
        self.wait = wait


def _unanswered(request: Request, error: BaseException) -> _Repeat:
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, (socket.timeout, TimeoutError)):
        message = f"{request.origin} did not answer {request.what} in time."
        return _Repeat(SelfsameError("E_TIMEOUT", message, request=request.name), False)
    message = f"{request.origin} could not be reached for {request.what}: {reason}"
    failed = SelfsameError("E_CONNECTION_FAILED", message, request=request.name)
    return _Repeat(failed, request.method != "POST")


def _foreign(request: Request, status: int, media_type: str) -> SelfsameError:
    """Something that is not a Selfsame server answered: another site, or a proxy before ours."""
    kind = media_type.split(";")[0] or "no content type"
    message = (
        f"{request.origin} answered {request.what} with {status} and {kind},"
        " not as a Selfsame server does."
    )
    if status >= 500 or status == 429:
        code, advice = "E_SERVER_UNREACHABLE", "A proxy in front of it may have lost it."
    else:
        code, advice = "E_BASE_URL_NOT_VALID", "Check base_url."
    return SelfsameError(code, f"{message} {advice}", status=status, request=request.name)


def _redirected(request: Request, status: int, location: Optional[str]) -> SelfsameError:
    target = urlsplit(urljoin(request.url, location or ""))
    origin = f"{target.scheme}://{target.netloc}"
    if origin == request.origin:
        advice = "Set base_url to the address of the Selfsame server itself."
    else:
        advice = f"Set base_url to {origin}."
    message = f"{request.origin} redirects {request.what} to {location or 'elsewhere'}. {advice}"
    return SelfsameError("E_BASE_URL_NOT_VALID", message, status=status, request=request.name)


def _is_json(media_type: str) -> bool:
    return re.match(r"application/([\w.+-]+\+)?json\b", media_type, re.IGNORECASE) is not None


def _file_name(response: Any) -> str:
    found = re.search('filename="([^"]*)"', response.headers.get("content-disposition", ""))
    return found.group(1) if found else "download"


def _retry_after(header: Optional[str]) -> Optional[float]:
    """``Retry-After`` in seconds (RFC 9110 §10.2.3: seconds or a date), or None."""
    if header is None:
        return None
    try:
        return max(0.0, float(header))
    except ValueError:
        pass
    try:
        return max(0.0, email.utils.parsedate_to_datetime(header).timestamp() - time.time())
    except (TypeError, ValueError):
        return None


def _backoff(attempt: int) -> float:
    return min(8.0, 0.25 * 2.0**attempt) * (0.5 + random.random() / 2)
