"""What the mix of members misses, each in a sentence, why that matters and what one could do (dossier, step 1).

Numbers and lists are those of the method: a core group of five to seven people out of eight kinds of organisation, five kinds
beyond the usual ones, three levels, experts by experience, adult and youth care, somebody who chairs.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from kompas.domain.network.tasks import LEADING, Holders
from kompas.enums import Influence, MemberLevel, OrganisationKind, Ring
from kompas.i18n import translate, translate_count
from kompas.labels import label
from kompas.models import NetworkMember

_ = translate
ngettext = translate_count
FEWEST, MOST = 5, 7
"""People in a core group."""
ORIGINS = tuple(OrganisationKind)[:8]
"""Kinds of organisation that a core group is drawn from."""
BOTH_SIDES = (OrganisationKind.MENTAL_HEALTH, OrganisationKind.LVB, OrganisationKind.ADDICTION)
"""Kinds that work with adults and with young people."""
BEYOND = (*BOTH_SIDES, OrganisationKind.DEBT_HELP, OrganisationKind.SOCIAL_BASE)
"""Kinds beyond the usual ones round unsafety; a local team belongs to the social base."""
TALK_AGAIN = timedelta(days=365)


@dataclass(frozen=True)
class Gap:
    """What is missing, why that matters, what one could do: sentences in the language of the reader."""

    key: str
    seen: str
    why: str
    could: str


@dataclass(frozen=True)
class Mix:
    """Members of a network, who does what, and when power was last talked about."""

    members: Sequence[NetworkMember]
    holders: Holders = field(default_factory=dict)
    power_talked_about: date | None = None

    @cached_property
    def core(self) -> list[NetworkMember]:
        return self.in_ring(Ring.CORE)

    @cached_property
    def kinds(self) -> set[OrganisationKind]:
        return kinds_of(self.members)

    @property
    def missing_levels(self) -> list[MemberLevel]:
        return [level for level in MemberLevel if all(one.level is not level for one in self.members)]

    @property
    def has_experts(self) -> bool:
        return any(one.expert_by_experience for one in self.members)

    def in_ring(self, ring: Ring) -> list[NetworkMember]:
        return [one for one in self.members if one.ring is ring]


Rule = Callable[[Mix], Iterator[Gap]]


def gaps_of(mix: Mix, today: date) -> list[Gap]:
    """All that is missing, the most telling first; none for a network without members."""
    if not mix.members:
        return []
    return [*(gap for rule in RULES for gap in rule(mix)), *power(mix, today)]


def kinds_of(members: Sequence[NetworkMember]) -> set[OrganisationKind]:
    return {one.kind for one in members if one.kind}


def listed(members: Sequence[OrganisationKind | MemberLevel]) -> str:
    return ", ".join(map(label, members))


def core_size(mix: Mix) -> Iterator[Gap]:
    count = len(mix.core)
    if not count:
        yield Gap(
            "core_none",
            _("There is no core group yet."),
            _("Without a few people who prepare and pull, everybody waits for everybody."),
            _("Ask five to seven people with a heart for the matter."),
        )
    elif count < FEWEST:
        yield Gap(
            "core_small",
            ngettext(
                "The core group has {count} person; five to seven work best.",
                "The core group has {count} people; five to seven work best.",
                count,
            ),
            _("With fewer, too much hangs on too few people and too few organisations."),
            _("Ask somebody of a kind of organisation that is missing, with a heart for the matter."),
        )
    elif count > MOST:
        yield Gap(
            "core_large",
            _("The core group has {count} people; five to seven work best.", count=count),
            _("In a larger group preparing takes long and not everybody gets to speak."),
            _("Let some of them go on in the project group, with work of their own."),
        )


def rings(mix: Mix) -> Iterator[Gap]:
    if not mix.in_ring(Ring.PROJECT):
        yield Gap(
            "no_project",
            _("Nobody is in the project group."),
            _("The core group alone does not find out how large the problem is and how the cooperation goes."),
            _("Ask professionals of several domains and functions, with an expert by experience among them."),
        )
    if not mix.in_ring(Ring.OUTER):
        yield Gap(
            "no_outer",
            _("Nobody is in the outer ring."),
            _("Who may think along from the start will carry the outcome later."),
            _("Write down whom you will need, and ask them for advice at set moments."),
        )


def origins(mix: Mix) -> Iterator[Gap]:
    unknown = sum(one.kind is None for one in mix.members)
    if unknown:
        yield Gap(
            "kind_unknown",
            ngettext(
                "Of {count} member the kind of organisation is not filled in.",
                "Of {count} members the kind of organisation is not filled in.",
                unknown,
            ),
            _("As long as that is open, nobody can see which kinds are missing."),
            _("Fill it in, in the table."),
        )
    absent = [kind for kind in ORIGINS if kind not in mix.kinds]
    if absent:
        yield Gap(
            "origins",
            _("Not in the network: {kinds}.", kinds=listed(absent)),
            _("These are among the eight kinds of organisation that a core group is drawn from."),
            _("Ask each of them who has influence there and would like to join."),
        )
    elsewhere = [kind for kind in ORIGINS if kind in mix.kinds and kind not in kinds_of(mix.core)]
    if mix.core and elsewhere and len(kinds_of(mix.core) & set(ORIGINS)) < FEWEST:
        yield Gap(
            "origins_core",
            _("In the network but not in the core group: {kinds}.", kinds=listed(elsewhere)),
            _("A core group of few kinds looks at the whole with the eyes of a few."),
            _("Let some of them change places. Not all eight fit: choose knowingly."),
        )


def beyond(mix: Mix) -> Iterator[Gap]:
    there = mix.kinds | ({OrganisationKind.SOCIAL_BASE} if OrganisationKind.LOCAL_TEAM in mix.kinds else set())
    absent = [kind for kind in BEYOND if kind not in there]
    if absent:
        yield Gap(
            "beyond",
            _("Beyond the usual parties these are missing: {kinds}.", kinds=listed(absent)),
            _(
                "Behind unsafety at home there is often something else: an addiction, debts, an illness. Who helps with that helps safety to last."
            ),
            _("Find out with whom households here already have contact, and ask them."),
        )


def care(mix: Mix) -> Iterator[Gap]:
    one_sided = [(kind, side) for kind in BOTH_SIDES if (side := missing_side(mix, kind))]
    if one_sided:
        told = ", ".join(f"{label(kind)} ({side})" for kind, side in one_sided)
        yield Gap(
            "care",
            _("One side is missing: {told}.", told=told),
            _("What goes on with parents is felt by children, and the other way round."),
            _("Ask the same organisation for a colleague of the other side."),
        )


def missing_side(mix: Mix, kind: OrganisationKind) -> str:
    of_kind = [one for one in mix.members if one.kind is kind]
    adult, youth = (any(getattr(one, side) for one in of_kind) for side in ("adult_care", "youth_care"))
    if not of_kind or (adult and youth):
        return ""
    if adult or youth:
        return _("no youth care") if adult else _("no adult care")
    return _("adult or youth care not filled in")


def levels(mix: Mix) -> Iterator[Gap]:
    absent = mix.missing_levels
    aside = [level for level in MemberLevel if all(one.level is not level for one in mix.core)]
    why = _("Practice knows what hampers, policy can change rules, a board can decide. Each needs the two others.")
    if absent:
        yield Gap(
            "levels",
            _("Nobody in the network has this level: {levels}.", levels=listed(absent)),
            why,
            _("Ask an organisation that takes part already for somebody of that level."),
        )
    elsewhere = [level for level in aside if level not in absent]
    if mix.core and elsewhere:
        yield Gap(
            "levels_core",
            _("Nobody in the core group has this level: {levels}.", levels=listed(elsewhere)),
            why,
            _("Let somebody of another ring join, or agree on how that level is heard."),
        )


def experts(mix: Mix) -> Iterator[Gap]:
    why = _("They know how help feels and what it does. Without them it is decided about people, not with them.")
    if not mix.has_experts:
        yield Gap(
            "experts",
            _("There is no expert by experience among the members."),
            why,
            _("Ask two, so that nobody stands alone, and agree on support and payment."),
        )
    elif mix.core and not any(one.expert_by_experience for one in mix.core):
        yield Gap(
            "experts_core",
            _("There is no expert by experience in the core group."),
            why,
            _("Offer one of them a place there, with a say that weighs the same."),
        )


def chair(mix: Mix) -> Iterator[Gap]:
    leading = [one for one in mix.members if one.function]
    if not leading:
        yield Gap(
            "chair",
            _("Nobody is chair, coordinator or driving force."),
            _("Somebody has to see to it that every voice counts, that parties meet and that the work goes on."),
            _("Look for somebody whom everybody trusts, best of none of the organisations."),
        )
    elif not any(one.independent for one in leading):
        names = ", ".join(f"{one.name} ({one.organisation})" for one in leading)
        yield Gap(
            "chair_independent",
            _("Who leads speaks for an own organisation as well: {names}.", names=names),
            _("It is harder to speak freely to somebody who has an interest."),
            _("Ask somebody independent, or agree on how all voices get the same weight."),
        )


def influence(mix: Mix) -> Iterator[Gap]:
    strong = (Influence.DECIDES, Influence.HEARD)
    why = _("What you agree on has to become work in every organisation, and that asks for people whom it listens to.")
    if mix.core and not any(one.influence in strong for one in mix.core):
        yield Gap(
            "influence",
            _("Of nobody in the core group it is known that the own organisation listens to them."),
            why,
            _("Talk about it: what can each of you arrange, and whom do you need for the rest?"),
        )
        return
    heard = {one.organisation for one in mix.core if one.influence in strong}
    weak = sorted({one.organisation for one in mix.core if one.influence is Influence.LITTLE} - heard)
    if weak:
        yield Gap(
            "influence_little",
            _("In the core group with little influence at home: {organisations}.", organisations=", ".join(weak)),
            why,
            _("Ask there for a second person, or make somebody higher up responsible for what is agreed."),
        )


def tasks(mix: Mix) -> Iterator[Gap]:
    free = sum(not holders for holders in mix.holders.values())
    if free:
        yield Gap(
            "tasks_free",
            ngettext("{count} task is nobody's yet.", "{count} tasks are nobody's yet.", free),
            _("What has no name is done by whoever is nearest, or not at all."),
            _("Divide the tasks, and look who has not got one yet."),
        )
    yield from one_leader(mix)


def one_leader(mix: Mix) -> Iterator[Gap]:
    """When leading is divided, but all of it lies with one organisation or one level."""
    led = {task: people for task, people in mix.holders.items() if task in LEADING and people}
    people = [one for held in led.values() for one in held]
    places, ranks = {one.organisation for one in people}, {one.level for one in people}
    why = _("Divided over organisations and levels it goes on when somebody leaves, and it is everybody's.")
    if len(led) >= 3 and len(places) == 1:
        yield Gap(
            "one_organisation",
            _("All leading lies with one organisation: {organisation}.", organisation=people[0].organisation),
            why,
            _("Hand over some of these tasks to somebody of another organisation."),
        )
    if len(led) >= 3 and len(ranks) == 1:
        yield Gap(
            "one_level",
            _("All leading lies at one level: {level}.", level=label(people[0].level)),
            why,
            _("Let people of other levels take some of these tasks."),
        )


def power(mix: Mix, today: date) -> Iterator[Gap]:
    day = mix.power_talked_about
    could = _("Take a quarter of an hour: who depends on whom here, and who keeps silent? Then note the day here.")
    if day is None:
        yield Gap(
            "power",
            _("It is not noted that you talked about positions and power."),
            _("Who has the money, the law or the last word is heard sooner. Said aloud, that weighs less."),
            could,
        )
    elif today - day > TALK_AGAIN:
        yield Gap(
            "power_again",
            _("It is more than a year ago that you talked about positions and power."),
            _("Meanwhile people and positions have changed."),
            could,
        )


RULES: tuple[Rule, ...] = (core_size, rings, chair, experts, levels, origins, beyond, care, influence, tasks)
