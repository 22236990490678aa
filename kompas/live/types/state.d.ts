/* What travels down the stream: the items of kompas/live/views/ by noun, the single values, and what is one person's
   own. What only some audience gets is optional, unless only that audience's components ask for it. */

type Texts = Record<string, string>; // by language
type Question = { key: string; text: Texts };
type Signed = { id: string; kind: NoteKind; text: string; author?: string | null };
type Views = { sides: number; colours: LineColour[]; open?: boolean };
type Pace = { since: number; shown: number; speed: number };
type Deed = { id: string; type: string };

interface Items {
  step: {
    key: string;
    position: number;
    may_write: boolean;
    phase: Phase | null;
    minutes: number;
    title: Texts;
    screen: Texts;
    questions: Question[];
    kinds: NoteKind[];
    goal_example: Texts | null;
    line_colour: LineColour | null;
    shows: "goal" | "road" | null;
    hides: boolean;
    closes: boolean;
    takes_conclusions: boolean;
    is_break?: boolean;
    may_draw?: boolean;
    in_pairs?: boolean;
    introduces_cases?: boolean;
    connects_themes?: boolean;
    looks_back?: boolean;
    asks_evaluation?: boolean;
    tells_central_question?: boolean;
    map_on_screen?: "always" | "ratings_shown";
    wall_title?: Texts;
    left_out: boolean;
    planned: number;
    fixed: number | null;
    left: number | null;
    spent: number;
  };
  participant: {
    name: string;
    job_function: string;
    organisation: string;
    domain: Domain;
    level: MemberLevel | null;
    expert: boolean;
    counts: boolean;
  };
  case: {
    name: string;
    age: AgeGroup;
    text: string;
    order: number;
    version: string;
    of_group?: boolean;
    figure?: Figure | null;
    picture?: string;
    profile?: string | null;
    parked?: boolean;
    turn?: number;
    spoken?: boolean;
    owner?: string | null;
    alike?: boolean;
  };
  note: {
    step: number;
    kind: NoteKind;
    text: string;
    order: number;
    revision?: number;
    theme?: string | null;
    perspective?: Perspective | null;
    question?: string | null;
    case?: string | null;
    later?: boolean;
    about?: string | null;
    parked?: boolean;
    binned?: string;
    hidden?: boolean;
    author?: string | null;
    on_behalf?: boolean;
    merged?: number;
    originals?: Signed[];
  };
  conclusion: {
    step: number;
    text: string;
    release: ReleaseLevel;
    order: number;
    notes: string[];
    votes?: [place: number, dots: number][];
  };
  agreement: {
    what: string;
    who: string;
    by_when: string | null;
    priority: Priority;
    release: ReleaseLevel;
    conclusion: string | null;
    line: string | null;
    order: number;
  };
  ballot: {
    question: string;
    subject: BallotSubject;
    candidates: string[];
    dots: number;
    most: number;
    open: boolean;
    on_screen: boolean;
    voters: number;
    order: number;
    results?: [place: number, id: string, dots: number][];
  };
  bottleneck: {
    phase: Phase;
    text: string;
    mark: Progress | null;
    remark: string;
    held: { at: string; title: string; mark: Progress | null; remark: string }[];
    for_all: boolean;
    order: number;
  };
  theme: { name: string; colour: number; order: number; revision?: number };
  connection: { theme: string; bottleneck: string; from: string; note: string; order: number; author?: string };
  ambition: {
    text: string;
    pen: string | null;
    holder: number | null;
    holder_name: string | null;
    wanted: { id: number; name: string }[];
    revision: number;
  };
  draft: {
    version: number;
    text: string;
    author: string | null;
    checks: AmbitionCheck[];
    accepted: boolean;
    on_screen: boolean;
    order: number;
  };
  comment: { draft: string; sentence: string; text: string; settled: boolean; order: number; author?: string | null };
  check: { draft: string; open: boolean; order: number; said?: number; results?: Answer[] };
  seat: {
    device: number;
    role: Role;
    name: string;
    participant: number | null;
    kind: DeviceKind;
    browser: string;
    way: SeatWay;
    since: number | null;
    seen: number | null;
    ended?: number;
  };
  hand_over: {
    participant: number | null;
    shared: boolean;
    status: HandOverStatus;
    until: number | null;
    made: number;
  };
  party: {
    name: string;
    label: string[];
    domain: Domain;
    ring: Ring;
    x: number;
    y: number;
    order: number;
    involvement?: Involvement;
    pinned?: boolean;
    gone?: boolean;
    into?: string | null;
  };
  line: {
    one: string;
    other: string;
    colour: LineColour;
    order: number;
    revision?: number;
    views?: Views;
    reason?: string;
    gone?: boolean;
  };
  form: { key: string; title: string; cycle: number };
  answer: {
    form: string;
    question: string;
    value: FieldValue;
    state: AnswerState;
    mark: string | null;
    heard: string[];
    by: string | null;
    at: number | null;
    asides: Beside[];
  };
  pairing: { groups: number[][]; out: number[]; names: string[][] };
}

/* A text that was saved at the same time as the answer to a question. */
type Beside = { id: string; form: string; question: string; value: FieldValue; by: string | null; at: number | null };

/* An organisation's answer to the support check. */
interface Answer {
  organisation: string;
  stance: Stance | null;
  /* Of checks from before `said`: whether anybody had a mandate. */
  has_mandate?: boolean;
  said?: { stance: Stance; count: number; may_decide: number }[];
  differs?: boolean;
  consult_by?: string | null;
  reasons?: string[];
}

interface Scalars {
  title: string;
  status: WorkshopStatus;
  step: number | null;
  activity: string | null;
  ends_at: number | null;
  left: number | null;
  ready: number | null;
  case: string;
  case_mode: CaseMode;
  central_question: string;
  goal: string;
  anonymity: Anonymity;
  downloads_shared: boolean;
  starts_at: number;
  message: string;
  message_at: number | null;
  screen_focus?: string;
  screen_dark?: boolean | null;
  screen_questions?: boolean | null;
  screen_join?: boolean;
  pointed_note?: string | null;
  picture: Picture;
  picture_theme: string | null;
  evaluations: number;
  facilitator_reads_hidden: boolean;
  pace: Pace | null;
  people: number;
  hidden: number;
  ballot: string | null;
  rated: number;
  ratings_shown: boolean;
  frozen_at: number | null;
  map_scale: number;
  map_view?: MapView | null;
  hidden_at: Record<string, number>;
  written: boolean;
  warnings: [changed: number, kept: number];
  cards_waiting: number;
  planned_end: number;
  planned_start: number;
  fixed_end: number | null;
  started_at: number | null;
  entered_at: number | null;
  undo: Deed | null;
  redo: Deed | null;
  page_revision?: number; // of a network
}

type Audience = Role | NetworkRole;

interface OwnItems {
  note: {
    step: number;
    kind: NoteKind;
    text: string;
    about: string | null;
    order: number;
    revision?: number;
    perspective: Perspective | null;
    question: string | null;
    case: string | null;
    parked: boolean;
    hidden: boolean;
    merged: boolean;
    binned: boolean;
  };
  case: Items["case"];
  card: {
    step: number;
    kind: NoteKind;
    text: string;
    status: CardStatus;
    written: boolean;
    other: string;
    order: number;
    revision?: number;
  };
}

interface OwnValues {
  ready?: number[];
  dots?: Record<string, Record<string, number>>;
  support?: Record<string, { stance: Stance; has_mandate: boolean; reason: string; consult_by: string | null }>;
  connections?: string[];
  own_parties?: string[];
  ratings?: Record<string, LineColour>;
  speaks_for?: string | null;
  pairs?: Record<string, { me: number; people: { id: number; name: string; organisation: string }[] }>;
  interview_notes?: Record<string, string>;
  asked?: { id: string; shared: boolean; by: string } | null;
}

type Noun = keyof Items;
type OrderedNoun = { [N in Noun]: Items[N] extends { order: number } ? N : never }[Noun];
type Item<N extends Noun> = Items[N] & { id: string };
type OwnItem<N extends keyof OwnItems> = OwnItems[N] & { id: string };
type Step = Items["step"] & { id: number };

/* --- what goes up: the fields of actions.d.ts with what every action has --------------------------------------- */

type ActionType = keyof ActionFields;
type Action<T extends ActionType = ActionType> = {
  [K in T]: { type: K; id?: string; role?: Audience; person?: number | null } & ActionFields[K];
}[T];
type Withdrawal = Extract<Action, { withdrawn?: boolean }>;
type SentAction<T extends ActionType = ActionType> = Action<T> & { id: string };

/* What became of an action; anything that is not "later" ends it. */
interface Result {
  status: "applied" | "refused" | "later";
  message?: string;
  code?: string;
}

/* What a listener of a connection is told: which part of the state is another now. */
interface Change {
  all?: boolean;
  status?: boolean;
  mine?: boolean;
  presence?: boolean;
  outbox?: boolean;
  keys?: Set<string>;
  fresh?: Set<string>;
  scalars?: Partial<Scalars>;
  applied?: SentAction;
  refused?: SentAction;
  message?: string;
  code?: string;
}

interface LiveState {
  revision: number;
  scalars: Scalars;
  items: Map<string, Items[Noun]>;
  mine: Map<string, OwnItems[keyof OwnItems]>;
  own: OwnValues;
  online: number[];
  connected: number;
  screens: number;
  devices: number[];
  seen: Record<string, number>;
  loaded: boolean;
}

/* --- what Streamlit gives a component ----------------------------------------------------------------------------- */

type Use = "console" | "screen" | "participant";

/* Where a component is shown: `Place.as_data` of kompas/live/components. Each component adds what it needs besides. */
interface PlaceData {
  code: string;
  role: Audience;
  person: number | null;
  watching: boolean;
  language: string;
  use?: Use;
  /* On the light page: less above the place to write. */
  brief?: boolean;
  preview?: { scalars: Scalars; items: Record<string, Items[Noun]> };
}

/* Asks the page to be drawn again, and tells it why. */
type Trigger = (name: string, value: unknown) => void;

interface StreamlitArguments<Data> {
  data: Data;
  parentElement: HTMLElement;
  setTriggerValue: Trigger;
}

/* --- what much is about ------------------------------------------------------------------------------------------- */

type Note = Item<"note">;
type Theme = Item<"theme">;
type Draft = Item<"draft">;
type Person = Item<"participant">;
type Field = HTMLInputElement | HTMLTextAreaElement;

/* What an author decided about a text that may tell who a family is: left as it is, or changed. */
type Warned = "kept" | "changed" | null;

type Connection = import("kompas/live.js").Connection;
type Component = import("kompas/component.js").Component<PlaceData>;
type Place<Data extends PlaceData = PlaceData> = import("kompas/component.js").Place<Data>;
type NetworkMap = import("../components/map/map/map.js").NetworkMap;
