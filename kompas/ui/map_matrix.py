"""The network map as a matrix of party by party."""

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from kompas.domain.map.drawing import Drawing
from kompas.domain.map.figures import matrix_of
from kompas.domain.map.style import LINES
from kompas.enums import LineColour
from kompas.i18n import _
from kompas.labels import label
from kompas.look import colour
from kompas.ui.charts import lay_out

TOKENS = [*(LINES[one].token for one in LineColour), "control"]
"""One for each colour of a line, and one for the diagonal."""


@dataclass(frozen=True)
class Cell:
    """`place` is that of its colour in `TOKENS`, from 1."""

    place: int
    mark: str
    words: str


def cells_of(drawing: Drawing) -> list[list[Cell | None]]:
    """The diagonal is marked: there a party meets itself."""
    itself = Cell(len(TOKENS), "╲", _("the party itself"))
    return [
        [itself if row == column else cell_of(colour) for column, colour in enumerate(colours)]
        for row, colours in enumerate(matrix_of(drawing))
    ]


def cell_of(colour: LineColour | None) -> Cell | None:
    return None if colour is None else Cell(list(LineColour).index(colour) + 1, LINES[colour].mark, label(colour))


def colour_scale() -> list[list[float | str]]:
    edges = [number / len(TOKENS) for number in range(len(TOKENS) + 1)]
    return [[edge, colour(token)] for number, token in enumerate(TOKENS) for edge in edges[number : number + 2]]


def matrix(drawing: Drawing, *, large: bool, dark: bool) -> Any:
    """Party by party: a colour and a sign per line. `large` is to be read from the back of a room."""
    names = [party.name for party in drawing.parties]
    cells = cells_of(drawing)
    figure = go.Figure(
        go.Heatmap(
            x=names,
            y=names,
            z=[[cell and cell.place for cell in row] for row in cells],
            text=[[cell.mark if cell else "" for cell in row] for row in cells],
            customdata=[[cell.words if cell else "" for cell in row] for row in cells],
            hovertemplate="%{y} – %{x}: %{customdata}<extra></extra>",
            texttemplate="<b>%{text}</b>",
            textfont={"color": colour("on-colour"), "size": 18 if large else 13},
            colorscale=colour_scale(),
            zmin=0.5,
            zmax=len(TOKENS) + 0.5,
            showscale=False,
            hoverongaps=False,
            xgap=2,
            ygap=2,
        )
    )
    size = 18 if large else 13
    lay_out(figure, round(size * (10 + 1.7 * len(names))), size, dark=dark)
    figure.update_yaxes(autorange="reversed", automargin=True)
    figure.update_xaxes(automargin=True, tickangle=-50)
    return figure
