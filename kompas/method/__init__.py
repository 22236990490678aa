"""The method: five phases, eight steps, who leads, and what there is to read. Written as YAML, checked when loaded."""

from kompas.method.library import method
from kompas.method.schema import Block, Method, MethodForm, MethodPhase, MethodStep, Opens, Source, Tip, Tool, Topic

__all__ = [
    "Block",
    "Method",
    "MethodForm",
    "MethodPhase",
    "MethodStep",
    "Opens",
    "Source",
    "Tip",
    "Tool",
    "Topic",
    "method",
]
