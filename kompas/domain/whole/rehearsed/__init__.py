"""The deeds of the made-up people in a rehearsal: each activity has its own.

Every deed has an id that follows from its name, so that looking again does nothing twice.
"""

from kompas.activity import activity_of
from kompas.domain.whole.rehearsed.play import Play
from kompas.domain.whole.rehearsed.writing import write_notes


def act_out(play: Play) -> None:
    """Do whatever should have been done by now."""
    if play.people:
        rehearse = activity_of(play.step).rehearse or write_notes
        rehearse(play)
