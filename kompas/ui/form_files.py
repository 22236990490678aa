"""A form as a file: with its answers, or empty to be filled in on paper."""

from kompas.forms import Form
from kompas.rules import NetworkActor


def downloads(actor: NetworkActor, form_id: str) -> None:
    """Filled in later."""


def empty_form(form: Form) -> None:
    """Filled in later."""
