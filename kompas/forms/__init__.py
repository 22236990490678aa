"""Forms of the dossier, written as YAML, checked when loaded."""

from kompas.forms.library import FormLibrary, form_folders, load_forms, own_forms
from kompas.forms.schema import Form, Section

__all__ = ["Form", "FormLibrary", "Section", "form_folders", "load_forms", "own_forms"]
