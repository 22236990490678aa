"""Where a case is brought: name, age group, a few lines, and a face by figure, photo or drawing."""

from collections.abc import Sequence
from typing import Literal

from kompas.domain.wall.cases import MOST_EACH
from kompas.live.components import Place, register
from kompas.scripts.schema import ViolenceProfile

show = register(__file__)
Use = Literal["participant", "console"]


def case_form(place: Place, use: Use, profiles: Sequence[ViolenceProfile] = ()) -> None:
    """Actions up: bring_case, change_case, withdraw_case; pictures by their own route. Drafts stay in this browser.

    `profiles` are offered as ready cards; on the console only.
    """
    ready = [
        {"key": one.key, "title": str(one.title), "text": str(one.text), "figure": one.figure.value} for one in profiles
    ]
    data = {"use": use, "profiles": ready, "most": MOST_EACH}
    show(data=place.as_data() | data, key=f"case-form-{place.person}", height="content")
