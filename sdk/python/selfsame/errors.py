"""What goes wrong, as exceptions with a code."""

from __future__ import annotations

from typing import Any, List, Mapping, Optional


class SelfsameError(Exception):
    """An answer that is not a success, none at all, or a mistake in how the client was made.

    Compare ``code``, never the text. The client itself gives five codes:
    ``E_BASE_URL_NOT_VALID``, ``E_API_KEY_MISSING``, ``E_CONNECTION_FAILED``,
    ``E_SERVER_UNREACHABLE`` and ``E_TIMEOUT``; every other one is the server's.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        status: int = 0,
        arguments: Optional[List[str]] = None,
        request_id: Optional[str] = None,
        help_link: Optional[str] = None,
        request: Optional[str] = None,
    ) -> None:
        super().__init__(message)
        #: Error code, ``E_…``.
        self.code = code
        #: The sentence of the error.
        self.message = message
        #: HTTP status; 0 where no answer came.
        self.status = status
        #: Values of the request that the sentence names.
        self.arguments = arguments or []
        #: Request id, to be found in the server's log.
        self.request_id = request_id
        #: Page that explains the code and its cure.
        self.help_link = help_link
        #: Method and URL that were asked.
        self.request = request

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"

    @classmethod
    def of_answer(cls, status: int, body: Mapping[str, Any], request: str) -> SelfsameError:
        """The error that an answer of the server describes."""
        return cls(
            str(body.get("ID", "E_INTERNAL")),
            str(body.get("Message", f"HTTP {status}")),
            status=status,
            arguments=body.get("Args"),
            request_id=body.get("instance"),
            help_link=body.get("HelpLink"),
            request=request,
        )


class WebhookNotValid(Exception):
    """A request that must not be believed. Answer it with 400.

    ``reason`` is ``headers``, ``timestamp``, ``signature`` or ``body``.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"The webhook is not valid: {_SENTENCES[reason]}")
        self.reason = reason


_SENTENCES = {
    "headers": "webhook-id, webhook-timestamp or webhook-signature is missing",
    "timestamp": "webhook-timestamp is too far from now",
    "signature": "webhook-signature was made by none of the secrets",
    "body": "the body is not an event, or its EventId is not the header webhook-id",
}
