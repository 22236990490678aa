"""Who took part: by name and organisation in the facilitator's own report, in groups that point at nobody in others."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlmodel import col, select

from kompas.domain.core.small_groups import FEWEST_IN_A_GROUP, is_tellable, protected
from kompas.exports.core.blocks import Block, Heading, Paragraph
from kompas.exports.core.chapters import Chapter, chapter_of
from kompas.exports.core.tables import Column, Table
from kompas.exports.core.wording import yes_or_no
from kompas.exports.workshop.report import WorkshopReport
from kompas.i18n import _, ngettext
from kompas.labels import label
from kompas.models import Participant

By = Literal["organisation", "domain"]


@dataclass(frozen=True)
class Group:
    organisation: str
    domains: list[str]
    people: int
    experts_by_experience: int


@dataclass(frozen=True)
class Person:
    name: str
    job_function: str
    organisation: str
    domain: str
    expert_by_experience: bool


@chapter_of(WorkshopReport)
class Attendance(Chapter[WorkshopReport]):
    """Those who were there; `names` has tests and who typed for others too, since their notes may bear their name."""

    def read(self) -> None:
        people = self.people_by_organisation()
        counted = [person for person in people if person.counts]
        self.names = {person.id: (person.name, person.organisation) for person in people}
        self.count = len(counted)
        self.experts = experts_among(counted, self.report.full)
        self.by, self.groups = ("organisation", groups_of(counted)) if self.report.full else protected_groups(counted)
        self.people = list(map(person_of, counted)) if self.report.full else []
        self.is_grouped = not self.report.full and len(self.groups) < len(set(organisation_names(counted)))

    def people_by_organisation(self) -> Sequence[Participant]:
        query = select(Participant).where(Participant.workshop_id == self.report.workshop.id)
        present = query.where(col(Participant.removed_at).is_(None))
        return self.report.session.exec(present.order_by(Participant.organisation, Participant.name)).all()

    def blocks(self) -> Iterable[Block]:
        if not self.count:
            return
        yield Heading(_("Who took part"), 1)
        if self.experts:  # a total only: by organisation it would point at people
            sentence = ngettext(
                "{count} participant is an expert by experience.",
                "{count} participants are experts by experience.",
                self.experts,
            )
            yield Paragraph(sentence, quiet=True)
        if self.groups:
            yield self.group_table()
        else:
            yield Paragraph(_("The groups are too small to tell them apart without pointing at people."), quiet=True)

    def group_table(self) -> Table:
        """The domains of an organisation are for the facilitator: of a small one they would be those of a person."""
        people = Column(_("People"), 3, number=True)
        if self.report.full:
            return Table(
                columns=[Column(_("Organisation"), 8), Column(_("Domain"), 9), people],
                rows=[[group.organisation, ", ".join(group.domains), group.people] for group in self.groups],
                total=[_("Total"), "", str(self.count)],
            )
        title = _("Organisation") if self.by == "organisation" else _("Domain")
        return Table(
            columns=[Column(title, 17), people],
            rows=[[group.organisation, group.people] for group in self.groups],
            total=[_("Total"), str(self.count)],
        )

    def tables(self) -> Iterable[Table]:
        if self.report.full:
            columns = [
                Column(_("Name"), width=26),
                Column(_("Job function"), width=28),
                Column(_("Organisation"), width=32),
                Column(_("Domain"), width=32),
                Column(_("Expert by experience"), width=24),
            ]
            yield Table(columns, list(map(person_row, self.people)), name=_("Participants"))

    def data(self) -> Mapping[str, Any]:
        return {
            "participants": self.count,
            "experts": self.experts,
            "attendance_by": self.by,
            "attendance": self.groups,
            "people": self.people,
        }

    def left_out(self) -> Iterable[str]:
        if self.is_grouped:
            yield _(
                "Organisations or domains with fewer than {count} people are not told apart, to protect people.",
                count=FEWEST_IN_A_GROUP,
            )


def person_of(person: Participant) -> Person:
    return Person(
        name=person.name,
        job_function=person.job_function,
        organisation=person.organisation,
        domain=label(person.domain),
        expert_by_experience=person.expert_by_experience,
    )


def person_row(person: Person) -> list[str]:
    expert = yes_or_no(person.expert_by_experience)
    return [person.name, person.job_function, person.organisation, person.domain, expert]


def groups_of(people: Sequence[Participant]) -> list[Group]:
    groups: dict[str, list[Participant]] = defaultdict(list)
    for person in people:
        groups[person.organisation].append(person)
    return [
        Group(
            organisation=organisation,
            domains=sorted({label(person.domain) for person in group}),
            people=len(group),
            experts_by_experience=sum(person.expert_by_experience for person in group),
        )
        for organisation, group in sorted(groups.items(), key=lambda item: item[0].casefold())
    ]


def protected_groups(people: Sequence[Participant]) -> tuple[By, list[Group]]:
    """One breakdown only, since two could be laid over each other: by organisation, else by domain, else none."""
    organisations = Counter(organisation_names(people))
    domains = Counter(label(person.domain) for person in people)
    ways: tuple[tuple[By, Counter[str], str], ...] = (
        ("organisation", organisations, _("other organisations")),
        ("domain", domains, _("other domains")),
    )
    for by, counts, others in ways:
        breakdown = protected(counts)
        if breakdown.named:
            named = sorted(breakdown.named.items(), key=lambda item: item[0].casefold())
            rows = [*named, *([(others, breakdown.others)] if breakdown.others else [])]
            return by, [Group(name, [], count, 0) for name, count in rows]
    return "organisation", []


def organisation_names(people: Sequence[Participant]) -> list[str]:
    """The organisation of each; those that differ in capitals or spaces only are one, spelled as it came first."""
    spelled: dict[str, str] = {}
    squeezed = [" ".join(person.organisation.split()) for person in people]
    return [spelled.setdefault(name.casefold(), name) for name in squeezed]


def experts_among(people: Sequence[Participant], full: bool) -> int | None:
    """How many take part as an expert by experience; None when that number would point at somebody."""
    count = sum(person.expert_by_experience for person in people)
    return count if full or is_tellable(count, len(people)) else None
