"""Bottlenecks of earlier workshops."""

from typing import Annotated

from kompas.enums import Progress
from kompas.events.core.base import ActionBase, Id, Row, Warned, action
from kompas.events.core.conditions import FACILITATOR, OPEN
from kompas.events.core.logged import CONTENT
from kompas.i18n import N_
from kompas.models import Bottleneck
from kompas.models.core.columns import OptionalText


@action(FACILITATOR, OPEN, undo=N_("how a bottleneck stands"), logged=CONTENT)
class MarkBottleneck(ActionBase):
    """`mark` None takes the mark back. The remark is the group's, with or without a mark."""

    bottleneck_id: Annotated[Id, Row(Bottleneck, N_("This bottleneck is not there any more. Reload the page."))]
    mark: Progress | None
    remark: OptionalText = ""
    warned: Warned = None
