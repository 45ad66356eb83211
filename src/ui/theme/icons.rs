//! The icons of the bundled Phosphor subset, one name for each meaning.
//!
//! The font holds these glyphs and no others; a new icon means a new subset of the font.

/// The settings page.
pub const SETTINGS: &str = "\u{e272}";
/// Writing an InMail.
pub const COMPOSE: &str = "\u{e34c}";
/// Sending, and the page of what was sent.
pub const SEND: &str = "\u{e398}";
/// The ledger, and lists.
pub const LEDGER: &str = "\u{e2f2}";
/// The forecast.
pub const FORECAST: &str = "\u{e156}";
/// Checking snapshots.
pub const CHECK_SNAPSHOTS: &str = "\u{e40c}";
/// The rules.
pub const RULES: &str = "\u{e0e6}";
/// A time, or waiting.
pub const CLOCK: &str = "\u{e19a}";
/// Locked: no longer to be changed.
pub const LOCK: &str = "\u{e308}";
/// Still open to change.
pub const LOCK_OPEN: &str = "\u{e30a}";
/// Edit.
pub const EDIT: &str = "\u{e3b4}";
/// Delete.
pub const TRASH: &str = "\u{e4a6}";
/// A warning.
pub const WARNING: &str = "\u{e4e0}";
/// Something is wrong.
pub const ERROR: &str = "\u{e4e2}";
/// A note.
pub const INFO: &str = "\u{e2ce}";
/// Done, or fine.
pub const CHECK: &str = "\u{e182}";
/// Fine, as a verdict.
pub const CHECK_CIRCLE: &str = "\u{e184}";
/// Close or clear.
pub const CLOSE: &str = "\u{e4f6}";
/// Not fine, as a verdict.
pub const CLOSE_CIRCLE: &str = "\u{e4f8}";
/// Opens a menu, or sorted downwards.
pub const CARET_DOWN: &str = "\u{e136}";
/// Caret right.
pub const CARET_RIGHT: &str = "\u{e13a}";
/// Caret left.
pub const CARET_LEFT: &str = "\u{e138}";
/// Sorted upwards.
pub const CARET_UP: &str = "\u{e13c}";
/// Arrow up.
pub const ARROW_UP: &str = "\u{e08e}";
/// Arrow down.
pub const ARROW_DOWN: &str = "\u{e03e}";
/// Arrow right.
pub const ARROW_RIGHT: &str = "\u{e06c}";
/// Arrow left.
pub const ARROW_LEFT: &str = "\u{e058}";
/// Magnifying glass.
pub const SEARCH: &str = "\u{e30c}";
/// Undo.
pub const UNDO: &str = "\u{e038}";
/// Calendar blank.
pub const CALENDAR: &str = "\u{e10a}";
/// Play.
pub const PLAY: &str = "\u{e3d0}";
/// Fast forward.
pub const FAST_FORWARD: &str = "\u{e6a6}";
/// Plus.
pub const PLUS: &str = "\u{e3d4}";
/// Minus.
pub const MINUS: &str = "\u{e32a}";
/// User.
pub const USER: &str = "\u{e4c2}";
/// Users.
pub const USERS: &str = "\u{e4d6}";
/// Out of the account, into a file.
pub const EXPORT: &str = "\u{e4c0}";
/// Out of a file, into the accounts.
pub const IMPORT: &str = "\u{e20c}";
/// Folder open.
pub const FOLDER: &str = "\u{e256}";
/// File text.
pub const FILE: &str = "\u{e23a}";
/// Files.
pub const FILES: &str = "\u{e710}";
/// Copy.
pub const COPY: &str = "\u{e1ca}";
/// Scissors.
pub const CUT: &str = "\u{eae0}";
/// Clipboard text.
pub const PASTE: &str = "\u{e198}";
/// Cursor text.
pub const SELECT_ALL: &str = "\u{e7d8}";
/// Envelope simple.
pub const ENVELOPE: &str = "\u{e218}";
/// Envelope simple open.
pub const ENVELOPE_OPEN: &str = "\u{e21a}";
/// The reminder to someone who has not answered.
pub const REMINDER: &str = "\u{e0d0}";
/// A credit that comes back.
pub const CREDIT_BACK: &str = "\u{e08a}";
/// Arrow bend up left.
pub const REPLY: &str = "\u{e024}";
/// Chat text.
pub const MESSAGE: &str = "\u{e17a}";
/// Coins.
pub const CREDITS: &str = "\u{e78e}";
/// Moon.
pub const MOON: &str = "\u{e330}";
/// Sun.
pub const SUN: &str = "\u{e472}";
/// Follow the system's theme.
pub const MONITOR: &str = "\u{e32e}";
/// Text size.
pub const TEXT_SIZE: &str = "\u{e6ee}";
/// Eye.
pub const EYE: &str = "\u{e220}";
/// More actions.
pub const MORE: &str = "\u{e1fe}";
/// Question.
pub const QUESTION: &str = "\u{e3e8}";
/// Keyboard.
pub const KEYBOARD: &str = "\u{e2d8}";
/// Floppy disk.
pub const SAVE: &str = "\u{e248}";
/// Again, or repeat.
pub const REFRESH: &str = "\u{e036}";
/// Flag.
pub const FLAG: &str = "\u{e244}";
/// Expiring.
pub const HOURGLASS: &str = "\u{e2b2}";
/// Star.
pub const STAR: &str = "\u{e46a}";
/// Funnel.
pub const FILTER: &str = "\u{e266}";
/// Link.
pub const LINK: &str = "\u{e2e2}";
/// Arrow square out.
pub const OPEN_EXTERNAL: &str = "\u{e5de}";
/// Sidebar simple.
pub const SIDEBAR: &str = "\u{ec24}";
/// Prohibit.
pub const PROHIBIT: &str = "\u{e3de}";
/// Backups and what was before.
pub const HISTORY: &str = "\u{e1a0}";
/// Database.
pub const DATABASE: &str = "\u{e1de}";
/// Scales.
pub const COMPARE: &str = "\u{e750}";
/// Chart bar.
pub const CHART: &str = "\u{e150}";
/// Sliders horizontal.
pub const ADJUST: &str = "\u{e434}";
/// Tag.
pub const TAG: &str = "\u{e478}";

/// Every icon, for the test that each has its glyph and for the gallery.
pub const ALL: &[(&str, &str)] = &[
    ("SETTINGS", SETTINGS),
    ("COMPOSE", COMPOSE),
    ("SEND", SEND),
    ("LEDGER", LEDGER),
    ("FORECAST", FORECAST),
    ("CHECK_SNAPSHOTS", CHECK_SNAPSHOTS),
    ("RULES", RULES),
    ("CLOCK", CLOCK),
    ("LOCK", LOCK),
    ("LOCK_OPEN", LOCK_OPEN),
    ("EDIT", EDIT),
    ("TRASH", TRASH),
    ("WARNING", WARNING),
    ("ERROR", ERROR),
    ("INFO", INFO),
    ("CHECK", CHECK),
    ("CHECK_CIRCLE", CHECK_CIRCLE),
    ("CLOSE", CLOSE),
    ("CLOSE_CIRCLE", CLOSE_CIRCLE),
    ("CARET_DOWN", CARET_DOWN),
    ("CARET_RIGHT", CARET_RIGHT),
    ("CARET_LEFT", CARET_LEFT),
    ("CARET_UP", CARET_UP),
    ("ARROW_UP", ARROW_UP),
    ("ARROW_DOWN", ARROW_DOWN),
    ("ARROW_RIGHT", ARROW_RIGHT),
    ("ARROW_LEFT", ARROW_LEFT),
    ("SEARCH", SEARCH),
    ("UNDO", UNDO),
    ("CALENDAR", CALENDAR),
    ("PLAY", PLAY),
    ("FAST_FORWARD", FAST_FORWARD),
    ("PLUS", PLUS),
    ("MINUS", MINUS),
    ("USER", USER),
    ("USERS", USERS),
    ("EXPORT", EXPORT),
    ("IMPORT", IMPORT),
    ("FOLDER", FOLDER),
    ("FILE", FILE),
    ("FILES", FILES),
    ("COPY", COPY),
    ("CUT", CUT),
    ("PASTE", PASTE),
    ("SELECT_ALL", SELECT_ALL),
    ("ENVELOPE", ENVELOPE),
    ("ENVELOPE_OPEN", ENVELOPE_OPEN),
    ("REMINDER", REMINDER),
    ("CREDIT_BACK", CREDIT_BACK),
    ("REPLY", REPLY),
    ("MESSAGE", MESSAGE),
    ("CREDITS", CREDITS),
    ("MOON", MOON),
    ("SUN", SUN),
    ("MONITOR", MONITOR),
    ("TEXT_SIZE", TEXT_SIZE),
    ("EYE", EYE),
    ("MORE", MORE),
    ("QUESTION", QUESTION),
    ("KEYBOARD", KEYBOARD),
    ("SAVE", SAVE),
    ("REFRESH", REFRESH),
    ("FLAG", FLAG),
    ("HOURGLASS", HOURGLASS),
    ("STAR", STAR),
    ("FILTER", FILTER),
    ("LINK", LINK),
    ("OPEN_EXTERNAL", OPEN_EXTERNAL),
    ("SIDEBAR", SIDEBAR),
    ("PROHIBIT", PROHIBIT),
    ("HISTORY", HISTORY),
    ("DATABASE", DATABASE),
    ("COMPARE", COMPARE),
    ("CHART", CHART),
    ("ADJUST", ADJUST),
    ("TAG", TAG),
];
