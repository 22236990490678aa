"""Facilitation scripts: timed plans of a workshop, written as YAML, checked when loaded."""

from kompas.scripts.loader import ScriptLibrary, ScriptProblem, load_library
from kompas.scripts.schema import Evaluation, FacilitationScript, Localised, Question, Scale, ScriptStep

__all__ = [
    "Evaluation",
    "FacilitationScript",
    "Localised",
    "Question",
    "Scale",
    "ScriptLibrary",
    "ScriptProblem",
    "ScriptStep",
    "load_library",
]
