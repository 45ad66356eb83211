//! The Forecast page.

use chrono::Datelike as _;

use crate::domain::{
    Account, Arrival, Coming, ComingKind, Entry, Instant, LotSource, MessageNo, Need, Outlook, Plan, Planned,
    Reason, Step,
};
use crate::text;
use crate::text::language::Word;

/// How far the page looks ahead: what each choice is called, and its days.
/// The choice at the beginning.
pub const SPAN_FIRST: (Word, i64) = (Word::new("90 days"), 90);
/// All of them.
pub const SPANS: [(Word, i64); 3] = [SPAN_FIRST, (Word::new("180 days"), 180), (Word::new("365 days"), 365)];
/// Name of that choice.
pub const SPAN: Word = Word::new("How far ahead");

/// Beneath the title.
pub fn subtitle(span: &str) -> String {
    say!("What the next {span} bring if nothing else happens", span)
}

/// Opens the question for a new subscription.
pub const START: Word = Word::new("Start a subscription…");
/// Where no subscription is active.
pub const EMPTY_TITLE: Word = Word::new("No subscription is active.");
/// What follows and what to do.
pub const EMPTY: Word = Word::new(
    "No credits are left and none will arrive, so there is nothing to foresee. It begins again with a \
                         new subscription.",
);

/// Heading of the picture, and its name.
pub const PICTURE: Word = Word::new("Credits left");
/// What its lines are.
pub fn lines(with_plan: bool) -> &'static str {
    if with_plan {
        say!("line: so far · dashes: ahead · dots: what if")
    } else {
        say!("line: so far · dashes: ahead")
    }
}
/// At the line of now; the day, where it is that of a file or of another time that is looked at.
pub fn today(now: Instant, still: bool) -> String {
    if still { tick(now) } else { say!("today").to_owned() }
}

/// At the line of the limit.
pub fn limit(limit: u32) -> String {
    say!("limit {}", text::number(limit.into()))
}

/// A date at the axis: `1 Dec`, and with the year in January.
pub fn tick(at: Instant) -> String {
    if at.to_chrono().month() == 1 { text::date(at) } else { text::day_month(at) }
}

/// The picture in one sentence: now, what is highest and lowest ahead, and the end. `still`: now is that of a
/// file or of another time that is looked at.
pub fn summary(account: &Account, ahead: &[Step], until: Instant, still: bool) -> String {
    let now = account.credits();
    let left_now = if still {
        say!("{} left then", text::number(now.into()))
    } else {
        say!("{} left now", text::number(now.into()))
    };
    let left = |step: &Step| say!("{} on {}", text::number(step.left.into()), text::day_month(step.at));
    // The first of several that are alike.
    let lowest = ahead.iter().min_by_key(|step| step.left);
    let highest = ahead.iter().rev().max_by_key(|step| step.left);
    let end = ahead.last().map_or(now, |step| step.left);
    match (lowest, highest) {
        (Some(lowest), Some(highest)) if lowest.left < highest.left => {
            let low = if lowest.left == now {
                say!("not below that").to_owned()
            } else {
                say!("lowest {}", left(lowest))
            };
            let high = if highest.left == now {
                say!("not above that").to_owned()
            } else {
                say!("highest {}", left(highest))
            };
            say!(
                "{left_now}; {low}, {high}, and {} on {}.",
                text::number(end.into()),
                text::date(until),
                left_now,
                low,
                high
            )
        }
        _ => say!("{left_now}, and no change until {}.", text::date(until), left_now),
    }
}

/// Every step of the picture in words, for who cannot see it: where it was, then each change.
pub fn in_words(past: &[Step], ahead: &[Step]) -> String {
    let step = |step: &Step| say!("{} from {}", step.left, text::clock(step.at));
    let list = |steps: &[Step]| steps.iter().map(step).collect::<Vec<_>>().join(", ");
    say!("So far: {}. Ahead: {}.", list(past), list(ahead))
}

/// At the pointer: since when, how many, and why.
pub fn hover(step: &Step, causes: &[String]) -> String {
    let mut words = say!("{}\n{} left", text::clock(step.at), text::number(step.left.into()));
    for cause in causes {
        words.push('\n');
        words.push_str(cause);
    }
    words
}

/// Most causes told at the pointer.
pub const CAUSES_MOST: usize = 6;

/// The causes of a step, like ones as one; where there are many, the rest are counted.
pub fn causes(account: &Account, entries: &[Entry]) -> Vec<String> {
    // A message has a cause of its own.
    let groups = entries.chunk_by(|one, other| one.reason == other.reason && one.message == other.message);
    let mut told = Vec::new();
    let mut more = 0_usize;
    for group in groups {
        let Some(entry) = group.first().filter(|_| told.len() < CAUSES_MOST) else {
            more += 1;
            continue;
        };
        let change: i64 = group.iter().map(|entry| i64::from(entry.change)).sum();
        let why = match entry.reason {
            Reason::Expired => say!("Unused, expired").to_owned(),
            _ => text::visible(&text::reason(account, entry)).into_owned(),
        };
        told.push(format!("{why}: {}", text::signed(change)));
    }
    if more > 0 {
        told.push(say!("and {more} more", more));
    }
    told
}

/// Heading of the list.
pub const COMING: Word = Word::new("Coming up");
/// Beside that heading.
pub const COMING_NOTE: Word = Word::new("times in UTC");
/// Its columns.
pub const COLUMNS: [Word; 4] = [Word::new("When"), Word::new("What"), Word::new("Change"), Word::new("Left")];
/// Where nothing does.
pub const NOTHING_COMING: Word = Word::new("Nothing comes up in this time.");

/// `30 Nov`, with the year where it is not the present one, and with the time where it is not midnight and
/// there is room for it.
pub fn when(at: Instant, now: Instant, short: bool) -> String {
    let time = text::time_of_day(at);
    if short || time == "00:00" { day(at, now) } else { format!("{}, {time}", day(at, now)) }
}

/// `30 Nov`, and `30 Nov 2027` in another year.
fn day(at: Instant, now: Instant) -> String {
    let year = |at: Instant| at.to_chrono().format("%Y").to_string();
    if year(at) == year(now) { text::day_month(at) } else { text::date(at) }
}

/// What comes up; where it is several things of one day, with the time of the last.
pub fn what(account: &Account, coming: &Coming) -> String {
    let what = kind(account, coming);
    let last = text::time_of_day(coming.last);
    if last == text::time_of_day(coming.at) { what } else { say!("{what}, the last at {last}", what, last) }
}

fn kind(account: &Account, coming: &Coming) -> String {
    let size = text::number(coming.change.unsigned_abs());
    let now = account.now();
    match coming.kind {
        ComingKind::Allocation => say!("Monthly allocation").to_owned(),
        ComingKind::Expiry(batch) => {
            let verb = if coming.change == -1 { say!("expires") } else { say!("expire") };
            say!("{size} unused{} {verb}", from(batch, now), size, verb)
        }
        ComingKind::Removal(batch) => say!("{size}{} removed at the limit", from(batch, now), size),
        ComingKind::NotAdded(size) => {
            let verb = text::plural(size, "does", "do");
            say!("{} {verb} not fit under the limit", text::number(size.into()), verb)
        }
        ComingKind::Missed(month) => say!("No credits for {}", text::month(month)),
        ComingKind::Overdue(month) => say!("Overdue: credits for {}", text::month(month)),
        ComingKind::EditWindows(no, 1) => say!("Edit and Delete lock: {}", name(account, no)),
        ComingKind::EditWindows(_, count) => say!("Edit and Delete lock: {count} InMails", count),
        ComingKind::ResponseWindows(no, 1) => say!("Answer window closes: {}", name(account, no)),
        ComingKind::ResponseWindows(_, count) => say!("Answer windows close: {count} InMails", count),
    }
}

/// ` from 1 Sep`: a batch by the day on which it came.
fn from(batch: Option<Arrival>, now: Instant) -> String {
    let Some(batch) = batch else { return String::new() };
    let day = day(batch.granted_at, now);
    match batch.source {
        LotSource::Returned(_) => say!(" returned on {day}", day),
        LotSource::Opening | LotSource::Allocation | LotSource::RepairedAllocation => {
            say!(" from {day}", day)
        }
    }
}

fn name(account: &Account, no: MessageNo) -> String {
    account.message(no).map(|message| text::visible(message.to()).into_owned()).unwrap_or_default()
}

/// Heading of the card on what is lost.
pub const AT_RISK: Word = Word::new("Lost unless used");
/// How it is counted.
pub const AT_RISK_NOTE: Word =
    Word::new("Counted as if none of them is answered: a credit that comes back has to be used as well.");

/// What is lost if nothing is sent.
pub fn lost(outlook: &Outlook) -> String {
    let until = text::date(outlook.until());
    match outlook.losses().first() {
        None => say!("Nothing is lost until {until}, even if you send nothing.", until),
        Some(first) => {
            let all = outlook.lost();
            let verb = text::plural(all, "is", "are");
            say!(
                "If you send nothing, {} {verb} lost by {until}, the first {} on {}.",
                text::credits(all),
                text::number(first.credits.into()),
                text::clock(first.at),
                verb,
                until
            )
        }
    }
}

/// What saves them; the first of several.
pub fn first_need(need: &Need) -> String {
    let inmails = text::counted(need.inmails, "InMail", "InMails");
    say!("To lose none, send at least {inmails} before {}.", text::clock(need.before), inmails)
}

/// What saves them; further ones.
pub fn further_need(need: &Need) -> String {
    say!("{} in all before {}.", text::number(need.inmails.into()), text::clock(need.before))
}

/// Needs shown; the rest are counted.
pub const NEEDS_MOST: usize = 5;

/// Needs that are not shown, and the last of all.
pub fn more_needs(count: usize, last: &Need) -> String {
    say!("{} more dates, up to {} in all before {}.", count, last.inmails, text::clock(last.before))
}

/// All of it to be pasted.
pub fn at_risk_as_text(name: &str, outlook: &Outlook, needs: &[Need]) -> String {
    let mut lines = vec![text::reply_head(name), lost(outlook)];
    lines.extend(needs.first().map(first_need));
    lines.extend(needs.iter().skip(1).take(NEEDS_MOST).map(further_need));
    if let Some((last, more @ 1..)) = needs.last().zip(needs.len().checked_sub(1 + NEEDS_MOST)) {
        lines.push(more_needs(more, last));
    }
    lines.push(AT_RISK_NOTE.get().to_owned());
    lines.join("\n")
}

/// Heading of the card on plans.
pub const WHAT_IF: Word = Word::new("What if");
/// Name of a slider.
pub const A_WEEK: Word = Word::new("InMails a week");
/// Name of a slider.
pub const ANSWERED: Word = Word::new("Answered");
/// Name of a slider.
pub const ANSWERED_AFTER: Word = Word::new("Answered after");

/// `25 %`.
pub fn percent(percent: u32) -> String {
    format!("{percent} %")
}

/// What stands behind a number of percent.
pub const PERCENT_SUFFIX: &str = " %";

/// What stands behind so many days.
pub fn days_suffix(days: u32) -> &'static str {
    text::plural(days, " day", " days")
}

/// `3 days`.
pub fn days(days: u32) -> String {
    text::counted(days, "day", "days")
}

/// How the plan is played.
pub const MODEL: Word = Word::new(
    "Played under your account’s own rules: InMails go out evenly, answers are spread evenly over them, and \
                         InMails sent before today get no further answer.",
);

/// What the plan comes to.
pub fn planned(plan: &Plan, planned: &Planned) -> String {
    let until = text::date(planned.outlook.until());
    if plan.inmails_a_week == 0 {
        return say!("Choose how many InMails you would write.").to_owned();
    }
    let mut words = say!(
        "{} sent until {until}, {} come back, and {} left then.",
        text::counted(planned.sent, "InMail", "InMails"),
        text::credits(planned.returned),
        text::number(planned.outlook.left().into()),
        until
    );
    match planned.outlook.losses().first() {
        None => words.push_str(say!(" No credit is lost.")),
        Some(first) => {
            words.push_str(&say!(
                " {} lost, the first {} on {}.",
                text::counted(planned.outlook.lost(), "credit is", "credits are"),
                text::number(first.credits.into()),
                text::date(first.at)
            ));
        }
    }
    if let Some(at) = planned.first_unsent {
        words.push_str(&say!(
            " {} no credit, the first on {}.",
            text::counted(planned.unsent, "InMail finds", "InMails find"),
            text::date(at)
        ));
    }
    words
}

/// The fewest a week with which nothing is lost, up to `most`.
pub fn fewest(fewest: Option<u32>, most: u32, until: Instant) -> String {
    let until = text::date(until);
    match fewest {
        Some(0) => say!("Nothing is lost until {until}, even without writing.", until),
        Some(number) => say!(
            "With this share of answers, {} a week are the fewest with which nothing is lost until {until}.",
            text::number(number.into()),
            until
        ),
        None => say!(
            "With this share of answers, something is lost by {until} even at {most} a week.",
            most,
            until
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Opening, Policy, SubscriptionType, steps};

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn account(credits: u32) -> Account {
        let opened_at = at("2026-01-01T00:00:00Z");
        let opening = Opening::Credits(credits);
        Account::open(Policy::default(), opened_at, SubscriptionType::Core, &opening).unwrap()
    }

    fn told(account: &Account, until: &str) -> String {
        let until = at(until);
        let outlook = Outlook::of(account, until);
        summary(account, &steps(outlook.entries(), account.credits(), account.now(), until), until, false)
    }

    #[test]
    fn the_picture_is_told_by_now_its_highest_and_lowest_and_its_end() {
        let account = account(50);
        assert_eq!(told(&account, "2026-01-20T00:00:00Z"), "50 left now, and no change until 20 Jan 2026.");
        assert_eq!(
            told(&account, "2026-03-20T00:00:00Z"),
            "50 left now; not below that, highest 150 on 1 Mar, and 150 on 20 Mar 2026."
        );
        let mut later = account.clone();
        later.advance_to(at("2026-05-20T00:00:00Z"));
        assert_eq!(
            told(&later, "2026-05-31T00:00:00Z"),
            "150 left now; lowest 100 on 30 May, not above that, and 100 on 31 May 2026."
        );
    }

    #[test]
    fn like_causes_of_one_instant_are_told_as_one() {
        let mut account = account(50);
        account.advance_to(at("2026-05-01T00:00:00Z"));
        let there: Vec<Entry> =
            account.ledger().iter().filter(|entry| entry.at == account.now()).copied().collect();
        assert_eq!(causes(&account, &there), ["Removed at the 150 limit: −50", "Monthly allocation: +50"]);
        let twice = [there[0], there[0], there[1]];
        assert_eq!(causes(&account, &twice), ["Removed at the 150 limit: −100", "Monthly allocation: +50"]);
        let many: Vec<Entry> = (0..5).flat_map(|_| [there[0], there[1]]).collect();
        let told = causes(&account, &many);
        assert_eq!((told.len(), told[6].as_str()), (CAUSES_MOST + 1, "and 4 more"));
    }

    #[test]
    fn the_time_stands_beside_the_day_where_it_says_more() {
        let now = at("2026-11-23T10:00:00Z");
        assert_eq!(when(at("2026-12-01T00:00:00Z"), now, false), "1 Dec");
        assert_eq!(when(at("2027-02-21T10:00:00Z"), now, false), "21 Feb 2027, 10:00");
        assert_eq!(when(at("2027-02-21T10:00:00Z"), now, true), "21 Feb 2027");
    }

    #[test]
    fn what_a_plan_comes_to_is_told_with_what_it_loses_and_what_finds_no_credit() {
        let account = account(10);
        let plan = Plan { inmails_a_week: 14, answered_percent: 0, answered_after_days: 3 };
        assert_eq!(
            planned(&plan, &plan.play(&account, at("2026-01-11T00:00:00Z"))),
            "10 InMails sent until 11 Jan 2026, 0 credits come back, and 0 left then. No credit is lost. \
             10 InMails find no credit, the first on 6 Jan 2026."
        );
    }
}
