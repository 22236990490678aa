"""How much a copy may hold, asked of its bytes before anything is made of them, and of its rows before they are made."""

import threading
from typing import Any

from kompas.domain.whole.copies import LARGEST_COPY
from kompas.errors import Invalid
from kompas.i18n import N_

MOST_VALUES = 1_000_000
"""A workshop of four hundred people has some 400,000; a value takes up to 120 bytes where it took three in the file."""
MOST_ROWS = 30_000
"""Of all tables together; each takes some kilobytes while it is read in."""
ONE_AT_A_TIME = threading.Lock()
TOO_MUCH = N_("There is more in this file than in any workshop, so nothing was read in. Was it made by Kompas?")


def demand_modest_size(data: bytes) -> None:
    """Raises Invalid for a file that would fill the memory when it is read.

    Before each value but the first stands one of these marks; those inside texts are counted too, which does no harm.
    """
    if len(data) > LARGEST_COPY:
        raise Invalid(N_("This file is too large: at most {size} MB."), size=LARGEST_COPY // 2**20)
    if sum(data.count(mark) for mark in (b",", b"[", b":")) > MOST_VALUES:
        raise Invalid(TOO_MUCH)


def demand_few_rows(tables: dict[str, list[Any]]) -> None:
    if sum(map(len, tables.values())) > MOST_ROWS:
        raise Invalid(TOO_MUCH)
