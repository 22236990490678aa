"""The undo list, as far as the facilitator's buttons show it: what comes first, never what is in it."""

from kompas.enums import DeedState, Role
from kompas.events.core.difference import Scalars
from kompas.live.views.core.rows import Noun, Rows
from kompas.models import Deed


def scalars(rows: Rows, audience: Role) -> Scalars:
    if audience is not Role.FACILITATOR:
        return {}
    in_order = sorted(rows.of(Deed).values(), key=lambda deed: deed.sequence)
    done = [deed for deed in in_order if deed.state is DeedState.DONE]
    undone = [deed for deed in in_order if deed.state is DeedState.UNDONE]
    return {"undo": last_deed_of(done[-1:]), "redo": last_deed_of(undone[:1])}


def last_deed_of(deeds: list[Deed]) -> dict[str, str] | None:
    return {"id": deeds[0].id, "type": deeds[0].type} if deeds else None


DEED = Noun("deed", Deed, scalars=scalars)
