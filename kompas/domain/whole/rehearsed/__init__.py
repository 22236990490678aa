"""What the made-up people of a rehearsal do: each activity says it itself.

Every deed has an id that follows from its name, so that looking again does nothing twice.
"""

from kompas.activity import activity_of
from kompas.domain.whole.rehearsed.play import Play
from kompas.domain.whole.rehearsed.writing import write_notes


def act_out(play: Play) -> None:
    """What should have been done by now."""
    if play.people:
        rehearse = activity_of(play.step).rehearse or write_notes
        rehearse(play)
