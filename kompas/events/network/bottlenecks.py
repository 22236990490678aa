"""Bottlenecks of earlier workshops."""

from typing import Literal

from kompas.enums import Progress
from kompas.events.core.base import ActionBase, Id, Warned
from kompas.models.core.columns import OptionalText


class MarkBottleneck(ActionBase):
    """`mark` None takes the mark back. The remark is the group's, with or without a mark."""

    type: Literal["mark_bottleneck"]
    bottleneck_id: Id
    mark: Progress | None
    remark: OptionalText = ""
    warned: Warned = None


BottleneckAction = MarkBottleneck
