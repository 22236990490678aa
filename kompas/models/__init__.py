"""SQLModel tables, one file per noun."""

from kompas.models.action import AppliedAction
from kompas.models.agreement import Agreement
from kompas.models.ambition import AmbitionComment, AmbitionDraft, AmbitionText, Support, SupportCheck
from kompas.models.ballot import Ballot, Vote
from kompas.models.bottleneck import Bottleneck
from kompas.models.case import Case, CasePicture
from kompas.models.conclusion import Conclusion, ConclusionNote
from kompas.models.connection import Connection
from kompas.models.deed import Deed
from kompas.models.device import Device, Seat
from kompas.models.evaluation import EvaluationAnswer, EvaluationGiven
from kompas.models.hand_over import HandOver
from kompas.models.interview import Card, InterviewNotes, Pairing
from kompas.models.line import Line
from kompas.models.map_round import MapRound
from kompas.models.network import Network, NetworkCreate, NetworkMember, NetworkMemberCreate, NetworkSeat
from kompas.models.note import Note
from kompas.models.participant import Participant, ParticipantCreate
from kompas.models.party import Party
from kompas.models.rating import Rating, Representation
from kompas.models.script_draft import ScriptDraft
from kompas.models.step import Ready, Step, StepVisit
from kompas.models.theme import Placement, Theme
from kompas.models.workshop import Workshop, WorkshopCreate

__all__ = [
    "Agreement",
    "AmbitionComment",
    "AmbitionDraft",
    "AmbitionText",
    "AppliedAction",
    "Ballot",
    "Bottleneck",
    "Card",
    "Case",
    "CasePicture",
    "Conclusion",
    "ConclusionNote",
    "Connection",
    "Deed",
    "Device",
    "EvaluationAnswer",
    "EvaluationGiven",
    "HandOver",
    "InterviewNotes",
    "Line",
    "MapRound",
    "Network",
    "NetworkCreate",
    "NetworkMember",
    "NetworkMemberCreate",
    "NetworkSeat",
    "Note",
    "Pairing",
    "Participant",
    "ParticipantCreate",
    "Party",
    "Placement",
    "Rating",
    "Ready",
    "Representation",
    "ScriptDraft",
    "Seat",
    "Step",
    "StepVisit",
    "Support",
    "SupportCheck",
    "Theme",
    "Vote",
    "Workshop",
    "WorkshopCreate",
]
