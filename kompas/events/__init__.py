"""Every live event: the actions that browsers send up, as one typed list, and the shape of what comes down.

A file per noun. Each action carries an id made in the browser: it is the promise that a second delivery changes nothing.
"""

from typing import Annotated

from pydantic import Field, TypeAdapter

from kompas.events.agreements import AgreementAction
from kompas.events.ambitions import AmbitionAction
from kompas.events.ballots import BallotAction
from kompas.events.bottlenecks import BottleneckAction
from kompas.events.cases import CaseAction
from kompas.events.conclusions import ConclusionAction
from kompas.events.connections import ConnectionAction
from kompas.events.deeds import DeedAction
from kompas.events.evaluations import EvaluationAction
from kompas.events.hand_overs import HandOverAction
from kompas.events.interviews import InterviewAction
from kompas.events.lines import LineAction
from kompas.events.map_views import MapViewAction
from kompas.events.notes import NoteAction
from kompas.events.participants import ParticipantAction
from kompas.events.parties import PartyAction
from kompas.events.ratings import RatingAction
from kompas.events.steps import StepAction
from kompas.events.themes import ThemeAction
from kompas.events.workshops import WorkshopAction

Action = Annotated[
    NoteAction
    | CaseAction
    | StepAction
    | ConclusionAction
    | AgreementAction
    | ConnectionAction
    | EvaluationAction
    | BallotAction
    | BottleneckAction
    | ThemeAction
    | AmbitionAction
    | InterviewAction
    | WorkshopAction
    | ParticipantAction
    | HandOverAction
    | PartyAction
    | LineAction
    | RatingAction
    | MapViewAction
    | DeedAction,
    Field(discriminator="type"),
]
ACTION: TypeAdapter[Action] = TypeAdapter(Action)
