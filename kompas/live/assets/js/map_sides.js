/* How the two sides of a line see it, once that lies beside each other: in a word, and as it is drawn. Never who. */

/* "same", "differ", "settled" (they differed, and the group chose a colour), "one", "none"; null while nothing is laid
   beside each other. */
export function seenBy({ views }) {
  if (!views) return null;
  if (views.sides < 2) return views.sides ? "one" : "none";
  if (views.colours.length < 2) return "same";
  return views.open ? "differ" : "settled";
}

/* The strands of a line with their looks, and the sign in its middle. */
export function lookOf(style, line) {
  const [seen, own] = [seenBy(line), style.lines[line.colour]];
  const strands = [{ kind: line.colour, ...own }];
  if (seen === "differ")
    return {
      stroke: own.stroke,
      mark: style.signs.differ,
      strands: line.views.colours.map((kind) => ({
        kind,
        ...style.lines[kind],
        width: Math.min(style.lines[kind].width, 4),
      })),
    };
  if (seen === "one" && line.colour === "unknown")
    return { ...style.one_side, strands: [{ kind: "one_side", ...style.one_side }] };
  if (seen === "same" && line.colour === line.views.colours[0])
    return { stroke: own.stroke, mark: own.mark + style.signs.same, strands };
  return { stroke: own.stroke, mark: own.mark, strands };
}

/* What the legend explains of it. */
export const EXPLAINED = ["same", "differ", "one"];

export const example = (kind) =>
  ({
    same: { colour: "strong", views: { sides: 2, colours: ["strong"] } },
    differ: { colour: "unknown", views: { sides: 2, colours: ["strong", "hardly"], open: true } },
    one: { colour: "unknown", views: { sides: 1, colours: [] } },
  })[kind];
