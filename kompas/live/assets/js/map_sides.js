/* Both views of a line, once they are laid side by side: in a word, and as drawn. Never whose. */

import { _ } from "./words.js";

/**
 * "settled": they differed, and the group chose a colour. Null while nothing is laid beside each other.
 * @param {Pick<Line, "views">} line @returns {"same" | "differ" | "settled" | "one" | "none" | null}
 */
export function seenBy({ views }) {
  if (!views) return null;
  if (views.sides < 2) return views.sides ? "one" : "none";
  if (views.colours.length < 2) return "same";
  return views.open ? "differ" : "settled";
}

/** @param {NonNullable<ReturnType<typeof seenBy>>} seen */
export const inWords = (seen) =>
  ({
    same: _("seen the same"),
    differ: _("seen differently"),
    settled: _("seen differently, settled together"),
    one: _("one side only"),
    none: _("rated by neither"),
  })[seen];

/**
 * The strands of a line with their looks, and the sign in its middle.
 * @param {MapStyle} style @param {Pick<Line, "colour" | "views">} line
 * @returns {{ stroke: string, mark: string, strands: (LineStyle & { kind: string })[] }}
 */
export function lookOf(style, line) {
  const [seen, own, colours] = [seenBy(line), style.lines[line.colour], line.views?.colours ?? []];
  const strands = [{ kind: line.colour, ...own }];
  if (seen === "differ")
    return {
      stroke: own.stroke,
      mark: style.signs.differ,
      strands: colours.map((kind) => ({
        kind,
        ...style.lines[kind],
        width: Math.min(style.lines[kind].width, 4),
      })),
    };
  if (seen === "one" && line.colour === "unknown")
    return { ...style.one_side, strands: [{ kind: "one_side", ...style.one_side }] };
  if (seen === "same" && line.colour === colours[0])
    return { stroke: own.stroke, mark: own.mark + style.signs.same, strands };
  return { stroke: own.stroke, mark: own.mark, strands };
}

/** Explanations in the legend. @type {Record<"same" | "differ" | "one", Pick<Line, "colour" | "views">>} */
export const EXAMPLES = {
  same: { colour: "strong", views: { sides: 2, colours: ["strong"] } },
  differ: { colour: "unknown", views: { sides: 2, colours: ["strong", "hardly"], open: true } },
  one: { colour: "unknown", views: { sides: 1, colours: [] } },
};
