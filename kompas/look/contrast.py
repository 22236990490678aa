"""What has to be readable on what (WCAG 2.1 AA), and how far colours are apart."""

from kompas.look.declared import Ground, Look, LookError
from kompas.look.values import colour_of

TEXT, SIGN = 4.5, 3.0
"""Letters, and what is no text: the edge of a field, a shape on the map."""
HUES = ("teal", "orange", "green", "purple", "red", "blue", "slate", "gold")
DOMAINS = (
    "social",
    "youth",
    "mental-health",
    "addiction",
    "safety",
    "health",
    "education",
    "informal",
    "policy",
    "other",
)
PAIRS: tuple[tuple[str, str, float], ...] = (
    ("on-brand", "brand", TEXT),
    *(
        (name, ground, TEXT)
        for name in ("ink", "quiet", "link", "error", "accent", "good")
        for ground in ("paper", "soft")
    ),
    ("ink", "accent-tint", TEXT),
    ("on-accent", "accent", TEXT),
    ("brand-soft", "brand", TEXT),
    *((name, ground, TEXT) for name in ("slab-ink", "slab-quiet") for ground in ("slab", "slab-outer", "slab-core")),
    ("control", "paper", SIGN),
    ("focus", "paper", SIGN),
    ("warning-ink", "warning-paper", TEXT),
    ("on-colour", "warning-ink", TEXT),
    ("card-ink", "needle", TEXT),
    *(("card-ink", ground, TEXT) for ground in ("card", "card-soft", "card-line")),
    *(("card-quiet", ground, TEXT) for ground in ("card", "card-soft")),
    *((name, f"{hue}-tint", TEXT) for hue in HUES for name in ("card-ink", "card-quiet")),
    *((hue, "card", TEXT) for hue in HUES),
    *(("on-colour", hue, TEXT) for hue in (*HUES, "lagoon")),
    *((f"domain-{domain}", "card-soft", SIGN) for domain in DOMAINS),
)
WORDS = {Ground.LIGHT: "in the light", Ground.DARK: "in the dark"}


def luminance(colour: str) -> float:
    """Of `#rrggbb`, from 0 for black to 1 for white."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1, the same, to 21, black on white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def check_contrast(look: Look) -> None:
    """Refuse a pair that some people could not read, and name it."""
    for ground in Ground:
        for name, under, least in PAIRS:
            one, other = colour_of(look, name, ground), colour_of(look, under, ground)
            found = contrast(one, other)
            if found < least:
                raise LookError(
                    f"--kompas-{name} ({one}) on --kompas-{under} ({other}) cannot be read {WORDS[ground]}: "
                    f"contrast {found:.1f}, at least {least} is needed. Change one of the two; docs/design-tokens.md tells "
                    "by which name."
                )
