"""Introductions: each brings the person who walks along, and has a minute to tell of them."""

from kompas.activity import Activity, Least, Part
from kompas.i18n import N_

ACTIVITY = Activity(
    name="cases",
    label=N_("Introductions and cases"),
    order=10,
    fields=("turn_seconds",),
    comes_for_participant=N_("Here each hangs up the case they bring, and sees those of the others."),
    comes_on_screen=N_("Here hang the cases that people bring."),
    least=Least(0.6, 5, N_("Let everybody say their name and their case in one sentence.")),
    introduces_cases=True,
    wall_title=N_("Cases"),
    screen=(Part("cases"),),
    participant=(Part("case_form"), Part("cases")),
    chapters=("Cases",),
)
