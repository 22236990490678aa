"""Every live event: the actions that browsers send up, as one typed list, and the shape of what comes down.

A file per noun. Each action carries an id made in the browser: it is the promise that a second delivery changes nothing.
"""

from typing import Annotated

from pydantic import Field, TypeAdapter

from kompas.events.dossier.answers import AnswerAction
from kompas.events.inquiry.ambitions import AmbitionAction
from kompas.events.inquiry.connections import ConnectionAction
from kompas.events.inquiry.interviews import InterviewAction
from kompas.events.inquiry.themes import ThemeAction
from kompas.events.map.lines import LineAction
from kompas.events.map.parties import PartyAction
from kompas.events.map.ratings import RatingAction
from kompas.events.map.views import MapViewAction
from kompas.events.network.bottlenecks import BottleneckAction
from kompas.events.network.seats import NetworkSeatAction
from kompas.events.wall.agreements import AgreementAction
from kompas.events.wall.ballots import BallotAction
from kompas.events.wall.cases import CaseAction
from kompas.events.wall.conclusions import ConclusionAction
from kompas.events.wall.evaluations import EvaluationAction
from kompas.events.wall.notes import NoteAction
from kompas.events.whole.deeds import DeedAction
from kompas.events.workshop.hand_overs import HandOverAction
from kompas.events.workshop.participants import ParticipantAction
from kompas.events.workshop.steps import StepAction
from kompas.events.workshop.workshops import WorkshopAction

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
    | NetworkSeatAction
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
    | AnswerAction
    | DeedAction,
    Field(discriminator="type"),
]
ACTION: TypeAdapter[Action] = TypeAdapter(Action)
