"""Attendance: by name and organisation in the facilitator's own report, in groups that point at nobody in others."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sqlmodel import col, select

from kompas.domain.core.names import alike_as_one
from kompas.domain.core.small_groups import FEWEST_IN_A_GROUP, is_tellable, protect_groups
from kompas.exports.core.blocks import Block, Column, Heading, Paragraph, Table, Value, table_of
from kompas.exports.workshop.report import WorkshopChapter, chapter
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
class Attendee:
    name: str
    job_function: str
    organisation: str
    domain: str
    expert_by_experience: bool


@chapter
class Attendance(WorkshopChapter):
    """The people present; `names` has tests and typists for others too, since their notes may bear their name."""

    keys = ("participants", "experts", "attendance_by", "attendance", "people")

    def read(self) -> None:
        query = select(Participant).where(Participant.workshop_id == self.report.workshop.id)
        present = query.where(col(Participant.removed_at).is_(None))
        people = self.report.session.exec(present.order_by(Participant.organisation, Participant.name)).all()
        counted, full = [person for person in people if person.counts], self.report.full
        self.names = {person.id: (person.name, person.organisation) for person in people}
        self.participants = len(counted)
        self.experts = experts_among(counted, full)
        self.attendance_by, self.attendance = (
            ("organisation", groups_of(counted)) if full else protected_groups(counted)
        )
        self.people = list(map(person_of, counted)) if full else []
        self.is_grouped = not full and len(self.attendance) < len(
            set(alike_as_one(one.organisation for one in counted))
        )

    def blocks(self) -> Iterable[Block]:
        if not self.participants:
            return
        yield Heading(_("Who took part"), 1)
        if self.experts:  # a total only: by organisation it would point at people
            sentence = ngettext(
                "{count} participant is an expert by experience.",
                "{count} participants are experts by experience.",
                self.experts,
            )
            yield Paragraph(sentence, quiet=True)
        if self.attendance:
            yield self.group_table()
        else:
            yield Paragraph(_("The groups are too small to tell them apart without pointing at people."), quiet=True)

    def group_table(self) -> Table:
        """The domains of an organisation are for the facilitator: of a small one they would be those of a person."""
        full = self.report.full
        title = _("Organisation") if self.attendance_by == "organisation" else _("Domain")
        columns: dict[Column, Value] = {Column(title, 8 if full else 17): "organisation"}
        if full:
            columns[Column(_("Domain"), 9)] = lambda group: ", ".join(group.domains)
        columns[Column(_("People"), 3, number=True)] = "people"
        total = [_("Total"), *([""] if full else []), str(self.participants)]
        return replace(table_of(self.attendance, columns), total=total)

    def tables(self) -> Iterable[Table]:
        if self.report.full:
            columns = {
                Column(_("Name"), width=26): "name",
                Column(_("Job function"), width=28): "job_function",
                Column(_("Organisation"), width=32): "organisation",
                Column(_("Domain"), width=32): "domain",
                Column(_("Expert by experience"), width=24): "expert_by_experience",
            }
            yield table_of(self.people, columns, _("Participants"))

    def left_out(self) -> Iterable[str]:
        if self.is_grouped:
            yield _(
                "Organisations or domains with fewer than {count} people are not told apart, to protect people.",
                count=FEWEST_IN_A_GROUP,
            )


def person_of(person: Participant) -> Attendee:
    domain = label(person.domain)
    return Attendee(person.name, person.job_function, person.organisation, domain, person.expert_by_experience)


def groups_of(people: Sequence[Participant]) -> list[Group]:
    groups: dict[str, list[Participant]] = defaultdict(list)
    for person, organisation in zip(people, alike_as_one(one.organisation for one in people), strict=True):
        groups[organisation].append(person)
    return [group_of(*one) for one in sorted(groups.items(), key=lambda one: one[0].casefold())]


def group_of(organisation: str, people: Sequence[Participant]) -> Group:
    domains = sorted({label(person.domain) for person in people})
    return Group(organisation, domains, len(people), sum(person.expert_by_experience for person in people))


def protected_groups(people: Sequence[Participant]) -> tuple[By, list[Group]]:
    """One breakdown only, since two could be laid over each other: by organisation, else by domain, else none."""
    organisations = Counter(alike_as_one(one.organisation for one in people))
    domains = Counter(label(person.domain) for person in people)
    ways: tuple[tuple[By, Counter[str], str], ...] = (
        ("organisation", organisations, _("other organisations")),
        ("domain", domains, _("other domains")),
    )
    for by, counts, others in ways:
        breakdown = protect_groups(counts)
        if breakdown.named:
            named = sorted(breakdown.named.items(), key=lambda item: item[0].casefold())
            rows = [*named, *([(others, breakdown.others)] if breakdown.others else [])]
            return by, [Group(name, [], count, 0) for name, count in rows]
    return "organisation", []


def experts_among(people: Sequence[Participant], full: bool) -> int | None:
    """How many take part as an expert by experience; None when that number would point at somebody."""
    count = sum(person.expert_by_experience for person in people)
    return count if full or is_tellable(count, len(people)) else None
