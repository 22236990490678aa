"""Facilitation scripts: timed plans of a workshop, written as YAML, checked when loaded."""

from kompas.scripts.loader import ScriptLibrary, ScriptProblem, load_library
from kompas.scripts.schema import EvaluationQuestions, FacilitationScript, Localised, Question, RatingScale, ScriptStep

__all__ = [
    "EvaluationQuestions",
    "FacilitationScript",
    "Localised",
    "Question",
    "RatingScale",
    "ScriptLibrary",
    "ScriptProblem",
    "ScriptStep",
    "load_library",
]
