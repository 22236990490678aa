/* The network map: how it is drawn (`style_as_data` of kompas/domain/map/style.py, with `sizes`), and what the drawing
   keeps of each party and line. */

interface LineStyle {
  stroke: string;
  width: number;
  dash: number[];
  mark: string;
}

interface MapStyle {
  shapes: Record<Domain, [x: number, y: number][]>;
  fills: Record<Domain, string>;
  back_to_front: LineColour[];
  crowd: number;
  lines: Record<LineColour, LineStyle>;
  one_side: LineStyle;
  signs: Record<"same" | "differ", string>;
  width: number;
  height: number;
  rings: Record<Ring, number>;
  font: number;
  shape: number;
  line_height: number;
}

type Party = Items["party"];
type Line = Items["line"];
type Spot = { x: number; y: number };

/* Whether a party or a line stands out. */
type StandsOut = (id: string, item: Party | Line) => boolean;

interface ShownParty extends Spot {
  node: SVGGElement;
  text: SVGTextElement;
  party: Party;
  version: string;
  name: string;
}

interface ShownLine {
  node: SVGGElement;
  line: Line;
  version: string;
  shift: number;
  /* At which turn of the drawing it was routed. */
  laid: number;
  path: string;
  strands: SVGPathElement[];
  grip: SVGPathElement;
  dot: SVGEllipseElement;
  mark: SVGTextElement;
  badge: SVGGElement | null;
}
