"""A file that arrives while it is read."""

from __future__ import annotations

from types import TracebackType
from typing import Any, Iterator, Optional, Type


class Download:
    """An answer that is a file. Use it as a context manager, or read it to its end."""

    def __init__(self, response: Any, media_type: str, file_name: str) -> None:
        self._response = response
        #: Media type, such as ``text/csv; charset=utf-8``.
        self.media_type = media_type
        #: What it is saved as.
        self.file_name = file_name

    def chunks(self, size: int = 65_536) -> Iterator[bytes]:
        """The file in pieces of at most ``size`` bytes."""
        with self:
            while True:
                piece = self._response.read(size)
                if not piece:
                    return
                yield piece

    def read(self) -> bytes:
        """The whole file."""
        return b"".join(self.chunks())

    def close(self) -> None:
        """Ends the transfer."""
        self._response.close()

    def __enter__(self) -> Download:
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.close()
