"""Drawing: a small SVG canvas. Numbers are printed to a tenth, so that the same picture is the same bytes.

Colours are the government analysis function's palette for charts, in its order; at most four categories.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil, floor, log10

from markupsafe import Markup, escape

NAVY, TEAL, PLUM, ORANGE = "#12436D", "#28A197", "#801650", "#F46A25"
CATEGORIES = (NAVY, TEAL, PLUM, ORANGE)
INK, QUIET, LINE, PALE = "#0b0c0c", "#454b50", "#b1b4b6", "#e9edf1"
WIDE, NARROW = 1040, 360
CHARACTER = 0.56
"""Width of a character as a share of the size of the type: a careful guess, for keeping labels apart."""


@dataclass(slots=True)
class Canvas:
    """One picture of a size, with its alternative text. `reader` is wide or narrow: which screens show it."""

    width: float
    height: float
    reader: str
    label_id: str
    description: str
    parts: list[str] = field(default_factory=list)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, colour: str = INK, *, size: float = 1, dash: str = ""
    ) -> None:
        """Draw a straight line."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(
            f'<line x1="{short(x1)}" y1="{short(y1)}" x2="{short(x2)}" y2="{short(y2)}" '
            f'stroke="{colour}" stroke-width="{short(size)}"{dashed}/>'
        )

    def box(
        self, x: float, y: float, width: float, height: float, fill: str, *, edge: str = "", round_by: float = 0
    ) -> None:
        """Draw a rectangle."""
        edged = f' stroke="{edge}" stroke-width="1.5"' if edge else ""
        rounded = f' rx="{short(round_by)}"' if round_by else ""
        self.parts.append(
            f'<rect x="{short(x)}" y="{short(y)}" width="{short(max(width, 0))}" height="{short(height)}" '
            f'fill="{fill}"{rounded}{edged}/>'
        )

    def path(self, d: str, fill: str, *, edge: str = "", size: float = 2, dash: str = "") -> None:
        """Draw a path."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        edged = f' stroke="{edge}" stroke-width="{short(size)}"{dashed}' if edge else ""
        self.parts.append(f'<path d="{d}" fill="{fill}"{edged}/>')

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = 16,
        anchor: str = "start",
        bold: bool = False,
        colour: str = INK,
    ) -> None:
        """Write text whose foot stands at y."""
        weight = ' font-weight="700"' if bold else ""
        placed = f' text-anchor="{anchor}"' if anchor != "start" else ""
        shade = "" if colour == INK else f' fill="{colour}"'
        self.parts.append(
            f'<text x="{short(x)}" y="{short(y)}" font-size="{short(size)}"{placed}{weight}{shade}>'
            f"{escape(words)}</text>"
        )

    def svg(self) -> Markup:
        """Return the picture. The words that name it stand in the page, not in it."""
        description_id = f"{self.label_id}-{self.reader}"
        head = (
            f'<svg class="chart {self.reader}" viewBox="0 0 {short(self.width)} {short(self.height)}" role="img" '
            f'aria-labelledby="{self.label_id}" aria-describedby="{description_id}" focusable="false">'
            f'<desc id="{description_id}">{escape(self.description)}</desc>'
        )
        return Markup(head + "".join(self.parts) + "</svg>")  # noqa: S704  every text in it was escaped when written


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale from nought to a round number, laid over a stretch of the canvas."""

    end: float
    step: float
    from_x: float
    to_x: float

    def at(self, value: float) -> float:
        """Return where on the canvas a value stands."""
        return self.from_x + (self.to_x - self.from_x) * min(value, self.end) / self.end

    @property
    def marks(self) -> list[float]:
        """The round values at which the axis is marked, nought among them."""
        return [number * self.step for number in range(int(self.end / self.step + 1e-9) + 1)]


def scale(largest: float, from_x: float, to_x: float, *, most_marks: int = 6, most: float | None = None) -> Scale:
    """Return a scale from nought that holds `largest`, with few round marks; `most` caps it (a share ends at 100)."""
    need = largest if largest > 0 else 1.0
    rough = need / most_marks
    size = 10.0 ** floor(log10(rough))
    step = next(size * times for times in (1, 2, 5, 10) if size * times * most_marks >= need - 1e-9)
    end = ceil(need / step - 1e-9) * step
    return Scale(min(end, most) if most else end, step, from_x, to_x)


def wrap(words: str, width: float, size: float) -> list[str]:
    """Break words into lines that fit a width, by the careful guess of a character's width."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(longer) * size * CHARACTER > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def short(number: float) -> str:
    """Return a number as SVG has it: to a tenth, no idle nought."""
    return f"{number:.1f}".removesuffix(".0")
