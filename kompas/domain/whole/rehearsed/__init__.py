"""What the made-up people of a rehearsal do, activity by activity.

Every deed has an id that follows from its name, so that looking again does nothing twice.
"""

from collections.abc import Callable

from kompas.domain.whole.rehearsed import inquiry, journey, network_map
from kompas.domain.whole.rehearsed.play import Play
from kompas.enums import ActivityName

DEEDS: dict[ActivityName, Callable[[Play], None]] = {
    ActivityName.INTERVIEW: inquiry.interview,
    ActivityName.CLUSTER: inquiry.cluster,
    ActivityName.CONNECT: inquiry.connect,
    ActivityName.AMBITION: inquiry.write_ambition,
    ActivityName.SUPPORT: inquiry.state_support,
    ActivityName.PARTIES: network_map.add_parties,
    ActivityName.RATE: network_map.rate,
    ActivityName.MAP: network_map.draw_lines,
    ActivityName.REFLECT: network_map.reflect,
    ActivityName.CONCLUDE: journey.conclude,
    ActivityName.EVALUATE: journey.evaluate,
}
"""At any other activity people only write notes."""


def act_out(play: Play) -> None:
    """What should have been done by now."""
    if play.people:
        DEEDS.get(play.step.activity, journey.write_notes)(play)
