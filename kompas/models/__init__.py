"""SQLModel tables, one file per noun. Every file is found; naming a table here only makes its import shorter."""

from kompas.loading import load_package
from kompas.models.core.applied_action import AppliedAction
from kompas.models.core.base_row import every_table
from kompas.models.core.declared import demand_declared
from kompas.models.dossier.form import Answer, EarlierAnswer, FilledForm, KeptForm, TextBeside
from kompas.models.inquiry.ambition import AmbitionComment, AmbitionDraft, AmbitionText, Support, SupportCheck
from kompas.models.inquiry.connection import Connection
from kompas.models.inquiry.interview import Card, InterviewNotes, Pairing
from kompas.models.inquiry.theme import Placement, Theme
from kompas.models.map.line import Line
from kompas.models.map.map_round import MapRound
from kompas.models.map.party import Party
from kompas.models.map.rating import Rating, Representation
from kompas.models.network.bottleneck import Bottleneck
from kompas.models.network.network import (
    DividedTask,
    Network,
    NetworkCreate,
    NetworkMember,
    NetworkMemberCreate,
    NetworkSeat,
)
from kompas.models.wall.agreement import Agreement
from kompas.models.wall.ballot import Ballot, Vote
from kompas.models.wall.case import Case, CasePicture
from kompas.models.wall.conclusion import Conclusion, ConclusionNote
from kompas.models.wall.evaluation import EvaluationAnswer, EvaluationGiven
from kompas.models.wall.note import Note
from kompas.models.whole.deed import Deed
from kompas.models.workshop.account import Account, SignOn
from kompas.models.workshop.device import Device, Seat
from kompas.models.workshop.hand_over import HandOver
from kompas.models.workshop.log_entry import LogEntry
from kompas.models.workshop.participant import Participant, ParticipantCreate, ParticipantName
from kompas.models.workshop.script_draft import ScriptDraft
from kompas.models.workshop.step import Ready, Step, StepVisit
from kompas.models.workshop.workshop import Workshop, WorkshopCreate, WorkshopInvitation

load_package(__name__)
demand_declared(every_table())
