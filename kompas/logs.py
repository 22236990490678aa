"""Logs of what went wrong and where, never with content: the text of an exception may quote what somebody wrote."""

import logging
import traceback
from types import TracebackType
from typing import Any

FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class ContentFreeFormatter(logging.Formatter):
    """Writes the kind of an exception and the places it came through, without its message."""

    def formatException(self, ei: Any) -> str:
        kind, _error, trace = ei
        places = [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(trace)]
        return "\n".join([f"{kind.__name__ if kind else 'error'}, message withheld", *places[-12:]])


def keep_content_out() -> None:
    """Give every handler there is now a formatter without content: ours, Streamlit's and the web server's."""
    loggers = [logging.getLogger(), *(each for each in logging.root.manager.loggerDict.values())]
    for logger in loggers:
        for handler in getattr(logger, "handlers", []):
            if not isinstance(handler.formatter, ContentFreeFormatter):
                handler.setFormatter(ContentFreeFormatter(FORMAT))
