"""Proposes themes for notes out of knowledge of the field, likeness and what people already placed; never decides."""

from kompas.suggestions.lexicon import Concept, Lexicon, load_lexicon, own_lexicon
from kompas.suggestions.subject import knows_subject
from kompas.suggestions.themes import FittingTheme, SuggestedTheme, fitting_theme, fitting_themes, suggest_themes

__all__ = [
    "Concept",
    "FittingTheme",
    "Lexicon",
    "SuggestedTheme",
    "fitting_theme",
    "fitting_themes",
    "knows_subject",
    "load_lexicon",
    "own_lexicon",
    "suggest_themes",
]
