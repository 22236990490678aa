// Out of kompas/enums.py and kompas/events, by `python -m tools.action_types`: not to be changed by hand.

type WorkshopStatus = "prepared" | "running" | "closed";

type Role = "facilitator" | "screen" | "participant";

type NetworkRole = "core";

type RecordKind = "workshop" | "network";

type SeatWay = "created" | "facilitator_code" | "hand_over_code" | "asked" | "joined" | "stayed" | "signed_on";

type DeviceKind = "phone" | "tablet" | "laptop" | "unknown";

type LogTopic = "moderation" | "reveal" | "export" | "people" | "privacy" | "ending";

type LoggedDeed = "undone" | "redone" | "exported" | "copy_read_in" | "seat_taken" | "seat_ended" | "logged_out" | "code_renewed" | "code_off" | "joining" | "join_code_renewed" | "one_time_code" | "member_added" | "member_changed" | "member_removed" | "members_brought_in" | "tasks_divided" | "power_talked_about" | "version_kept" | "version_removed" | "network_changed" | "network_chosen" | "anonymity_chosen" | "hidden_read" | "retention_set" | "downloads_shared" | "map_released" | "names_removed" | "workshop_erased";

type Exported = "report" | "part" | "copy" | "agreements" | "map" | "form" | "organisation" | "log" | "agenda";

type HandOverStatus = "open" | "accepted" | "declined" | "withdrawn";

type NoteKind = "good" | "better" | "improvement" | "afterthought" | "case" | "core_value" | "strength" | "future_image";

type Anonymity = "named" | "group" | "all";

type ReleaseLevel = "session" | "participants" | "steering";

type NoteStatus = "shown" | "parked" | "withdrawn" | "binned" | "abusive";

type DeedState = "done" | "undone" | "gone";

type Perspective = "child" | "parent" | "professional" | "assumed";

type Phase = "before_help" | "seeking_help" | "first_contact" | "support" | "aftercare";

type Picture = "treemap" | "mind_map" | "connections";

type BottleneckOrigin = "conclusion" | "line" | "own";

type AmbitionCheck = "long_term" | "inspiring" | "room" | "systemic" | "simple" | "rights" | "family" | "learning";

type Stance = "supports" | "concern" | "objects" | "must_consult";

type CardStatus = "waiting" | "shared" | "refused" | "withdrawn";

type BallotSubject = "notes" | "themes";

type BallotStatus = "open" | "closed" | "withdrawn";

type CaseMode = "each_brings" | "fixed_case" | "violence_profile" | "own_view" | "no_case";

type CaseStatus = "shown" | "parked" | "withdrawn";

type AgeGroup = "age_0_3" | "age_4_11" | "age_12_17" | "age_18_25" | "age_26_66" | "age_67" | "household";

type Figure = "baby" | "girl" | "boy" | "teenage_girl" | "teenage_boy" | "woman" | "woman_with_scarf" | "man" | "man_with_beard" | "older_woman" | "older_man" | "parent_and_child" | "couple" | "family";

type Domain = "social" | "youth" | "mental_health" | "addiction" | "safety" | "health" | "education" | "informal" | "policy" | "other";

type Priority = "high" | "normal" | "low";

type Progress = "solved" | "better" | "same" | "worse";

type Ring = "core" | "project" | "outer";

type GovernanceType = "shared" | "one_organisation" | "independent";

type MemberLevel = "execution" | "policy" | "board";

type OrganisationKind = "municipality" | "certified" | "local_team" | "veilig_thuis" | "child_protection" | "mental_health" | "lvb" | "addiction" | "debt_help" | "social_base" | "other";

type MemberFunction = "chair" | "coordinator" | "driving_force";

type Influence = "decides" | "heard" | "little";

type NetworkTask = "prepare" | "pull" | "meetings" | "governance" | "size" | "cooperation" | "strengths" | "advise" | "sounding_board" | "voices" | "connect" | "speed_up" | "watch" | "lead_region" | "lead_locally" | "lead_within";

type AnswerState = "open" | "concept" | "agreed";

type StepState = "not_begun" | "busy" | "there";

type AgreementStatus = "open" | "under_way" | "done" | "dropped";

type Involvement = "direct" | "indirect" | "not_yet";

type LineColour = "strong" | "could_be_better" | "hardly" | "unknown" | "not_needed";

type LineChange = "better" | "worse" | "new" | "gone" | "unchanged" | "not_rated";

interface AgreementFields { what: string; who: string; by_when?: string | null; priority?: Priority }

interface MapView { x?: number; y?: number; zoom?: number; domain?: Domain | null; ring?: Ring | null; colour?: LineColour | null; opened?: string | null; matrix?: boolean }

interface MinutesOfStep { step_id: number; minutes: number; seen: number }

interface ActionFields {
  accept_draft: { draft_id: string; accepted?: boolean };
  add_minutes: { step_id: number; minutes: number };
  add_party: { name: string; warned?: "kept" | "changed" | null; domain?: Domain; involvement?: Involvement | null; ring?: Ring | null };
  agree_answer: { form_id: string; question: string; agreed: boolean };
  answer_evaluation: { scores: Record<string, number>; remark?: string; warned?: "kept" | "changed" | null };
  answer_hand_over: { hand_over_id: string; accepted: boolean };
  answer_question: { form_id: string; question: string; value: unknown; seen?: string | null; settles?: (string)[]; takes?: Record<string, unknown>; warned?: "kept" | "changed" | null };
  approve_card: { card_id: string; kind: NoteKind; text: string; warned?: "kept" | "changed" | null; promised?: Anonymity | null };
  arrange_screen: { dark?: boolean | null; questions?: boolean | null; join?: boolean | null; writing?: boolean | null };
  ask_pen: { wanted?: boolean };
  ask_to_facilitate: { participant_id: number; shared: boolean };
  bin_notes: { note_ids: (string)[]; abusive?: boolean };
  bring_case: { name: string; age_group: AgeGroup; text?: string; figure?: Figure | null; warned?: "kept" | "changed" | null; profile?: string | null };
  change_case: { name: string; age_group: AgeGroup; text?: string; figure?: Figure | null; warned?: "kept" | "changed" | null; case_id: string; seen?: string | null; drop_picture?: boolean };
  change_kind: { note_ids: (string)[]; kind: NoteKind };
  change_minutes: { changes: (MinutesOfStep)[] };
  close_ballot: { ballot_id: string };
  close_support_check: { check_id: string };
  close_workshop: {};
  colour_line: { line_id: string; colour: LineColour };
  comment_on_draft: { draft_id: string; sentence: string; text: string; warned?: "kept" | "changed" | null };
  draw_line: { one_id: string; other_id: string; colour?: LineColour };
  drop_deed: { deed_id: string };
  edit_agreement: { what: string; who: string; by_when?: string | null; priority?: Priority; agreement_id: string; seen?: AgreementFields | null; warned?: "kept" | "changed" | null };
  edit_conclusion: { conclusion_id: string; text: string; warned?: "kept" | "changed" | null; seen?: string | null; note_ids?: (string)[] | null };
  edit_note: { note_id: string; text: string; kind: NoteKind; perspective?: Perspective | null; case_id?: string | null; seen?: string | null; warned?: "kept" | "changed" | null };
  edit_participant: { participant_id: number; name: string; job_function: string; organisation: string; domain: Domain; expert_by_experience?: boolean; level?: MemberLevel | null; counts?: boolean };
  edit_party: { party_id: string; name: string; warned?: "kept" | "changed" | null; domain: Domain; ring: Ring; involvement?: Involvement | null };
  edit_theme: { theme_id: string; name: string; warned?: "kept" | "changed" | null; seen?: string | null; seen_colour?: number | null; colour: number };
  end_seat: { seat_id: number; code_kept?: boolean };
  explain_line: { line_id: string; reason: string; seen?: string | null; warned?: "kept" | "changed" | null };
  focus_screen: { focus: string };
  give_turn: { case_id: string | null; seen?: string | null; spoken?: boolean };
  go_to_step: { from_step_id: number | null; to_step_id: number };
  hide_notes: { step_id: number };
  introduce_myself: { job_function?: string; organisation?: string; domain?: Domain; level?: MemberLevel | null; expert_by_experience?: boolean };
  keep_notes: { step_id: number; text: string };
  lay_connection: { theme_id: string; bottleneck: string; note?: string; warned?: "kept" | "changed" | null };
  lay_out_map: { everything?: boolean };
  let_out: { step_id: number; participant_id: number; out?: boolean };
  make_pairs: { step_id: number; afresh?: boolean };
  make_theme: { name: string; warned?: "kept" | "changed" | null; colour: number; note_ids?: (string)[] };
  mark_bottleneck: { bottleneck_id: string; mark: Progress | null; remark?: string; warned?: "kept" | "changed" | null };
  merge_notes: { note_ids: (string)[]; step_id: number; kind: NoteKind; text: string; warned?: "kept" | "changed" | null };
  merge_party: { party_id: string; into_id: string };
  merge_themes: { theme_id: string; from_id: string };
  move_note: { note_id: string; step_id: number };
  move_notes: { note_ids: (string)[]; step_id: number };
  move_party: { party_id: string; x: number; y: number };
  name_seat: { name: string };
  open_ballot: { question: string; subject?: BallotSubject; note_ids?: (string)[]; step_id?: number | null; kind?: NoteKind | null; dots?: number; most_per_item?: number; warned?: "kept" | "changed" | null };
  open_support_check: { draft_id: string };
  park_case: { case_id: string };
  park_note: { note_id: string };
  park_notes: { note_ids: (string)[] };
  pass_pen: { to_id?: number | null; to_first?: boolean };
  pause_clock: {};
  place_dots: { ballot_id: string; item_id: string; dots: number };
  place_notes: { note_ids: (string)[]; theme_id: string | null; seen?: string | null };
  point_at_note: { note_id?: string | null };
  post_for_somebody: { step_id: number; kind: NoteKind; text: string; participant_id?: number | null; warned?: "kept" | "changed" | null };
  post_note: { step_id: number; kind: NoteKind; text: string; perspective?: Perspective | null; question?: string | null; party_id?: string | null; line_id?: string | null; case_id?: string | null; warned?: "kept" | "changed" | null; promised?: Anonymity | null };
  rate_cooperation: { party_id: string; other_id: string; colour: LineColour };
  record_agreement: { what: string; who: string; by_when?: string | null; priority?: Priority; conclusion_id?: string | null; line_id?: string | null; release?: ReleaseLevel; warned?: "kept" | "changed" | null };
  record_conclusion: { step_id: number; text: string; warned?: "kept" | "changed" | null; note_ids?: (string)[]; release?: ReleaseLevel };
  redo_deed: { deed_id: string };
  refuse_card: { card_id: string };
  release_agreement: { agreement_id: string; release: ReleaseLevel };
  release_conclusion: { conclusion_id: string; release: ReleaseLevel };
  remove_participant: { participant_id: number; notes?: "stay" | "bin" };
  reopen_workshop: {};
  restore_case: { case_id: string };
  restore_note: { note_id: string };
  reveal_note: { note_id: string };
  reveal_notes: { step_id: number };
  reveal_ratings: { shown?: boolean };
  rewrite_card: { card_id: string; kind: NoteKind; text: string; warned?: "kept" | "changed" | null };
  save_draft: {};
  say_ready: { step_id: number; ready: boolean };
  send_message: { text: string; warned?: "kept" | "changed" | null };
  settle_comment: { comment_id: string; settled?: boolean };
  show_ambition: { draft_id: string; on_screen: boolean };
  show_ballot: { ballot_id: string; on_screen: boolean };
  show_map: { view?: MapView | null };
  show_picture: { picture: Picture; theme_id?: string | null };
  show_writing: { text: string; release?: ReleaseLevel };
  speak_for: { party_id?: string | null };
  split_note: { note_id: string };
  split_party: { party_id: string; name: string; warned?: "kept" | "changed" | null };
  start_clock: {};
  state_support: { check_id: string; stance: Stance; has_mandate: boolean; reason?: string; warned?: "kept" | "changed" | null; consult_by?: string | null };
  swap_people: { step_id: number; one_id: number; other_id: number };
  take_comment_along: { comment_id: string; draft_id: string };
  take_pen: {};
  tick_check: { draft_id: string; check: AmbitionCheck; ticked: boolean };
  undo_deed: { deed_id: string };
  unmerge_party: { party_id: string; seen?: number | null };
  unmerge_theme: { theme_id: string; note_ids: (string)[] };
  withdraw_agreement: { agreement_id: string; withdrawn?: boolean };
  withdraw_ballot: { ballot_id: string };
  withdraw_card: { card_id: string };
  withdraw_case: { case_id: string };
  withdraw_comment: { comment_id: string };
  withdraw_conclusion: { conclusion_id: string; withdrawn?: boolean };
  withdraw_connection: { connection_id: string; withdrawn?: boolean };
  withdraw_hand_over: { hand_over_id: string };
  withdraw_line: { line_id: string; withdrawn?: boolean; seen?: number | null };
  withdraw_note: { note_id: string };
  withdraw_party: { party_id: string; withdrawn?: boolean; seen?: number | null };
  withdraw_theme: { theme_id: string; withdrawn?: boolean; seen?: string | null };
  write_ambition: { pen: string; text: string; warned?: "kept" | "changed" | null };
  write_card: { step_id: number; about_id: number; kind: NoteKind; text: string; warned?: "kept" | "changed" | null };
}

interface Labels {
  AgeGroup: Record<AgeGroup, string>;
  AgreementStatus: Record<AgreementStatus, string>;
  AmbitionCheck: Record<AmbitionCheck, string>;
  Anonymity: Record<Anonymity, string>;
  AnswerState: Record<AnswerState, string>;
  CaseMode: Record<CaseMode, string>;
  Deed: Record<string, string>;
  DeviceKind: Record<DeviceKind, string>;
  Domain: Record<Domain, string>;
  Exported: Record<Exported, string>;
  Figure: Record<Figure, string>;
  GovernanceType: Record<GovernanceType, string>;
  IdentifyingKind: Record<string, string>;
  Influence: Record<Influence, string>;
  InsteadOfIdentifying: Record<string, string>;
  Involvement: Record<Involvement, string>;
  LineChange: Record<LineChange, string>;
  LineColour: Record<LineColour, string>;
  LogTopic: Record<LogTopic, string>;
  MemberFunction: Record<MemberFunction, string>;
  MemberLevel: Record<MemberLevel, string>;
  NetworkRole: Record<NetworkRole, string>;
  NetworkTask: Record<NetworkTask, string>;
  NoteKind: Record<NoteKind, string>;
  OrganisationKind: Record<OrganisationKind, string>;
  Perspective: Record<Perspective, string>;
  Phase: Record<Phase, string>;
  Picture: Record<Picture, string>;
  Priority: Record<Priority, string>;
  Progress: Record<Progress, string>;
  Promise: Record<string, string>;
  ReleaseLevel: Record<ReleaseLevel, string>;
  Ring: Record<Ring, string>;
  Role: Record<Role, string>;
  SeatWay: Record<SeatWay, string>;
  Stance: Record<Stance, string>;
  StepState: Record<StepState, string>;
  WhyNoCase: Record<string, string>;
  WorkshopStatus: Record<WorkshopStatus, string>;
}
