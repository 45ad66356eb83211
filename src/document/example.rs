//! The example account: something to look around in, with every state a message can have.

use std::sync::Arc;

use super::open::{Document, Home, NewAccount};
use crate::domain::{
    Action, DAY_MS, HOUR_MS, Instant, Letter, MINUTE_MS, Opening, Policy, Refusal, ResponseKind,
    SubscriptionType,
};

/// People and subjects of the example; nobody real.
const CAST: [(&str, &str, &str); 12] = [
    ("Priya Raman", "priya-raman", "Your talk on revenue forecasting"),
    ("Tomás Oliveira", "tomas-oliveira", "Intro to your team"),
    ("Aiko Tanaka", "aiko-tanaka", "Pricing question"),
    ("Jonas Weber", "jonas-weber", "Following up"),
    ("Mina Park", "mina-park", "Conference intro"),
    ("Luca Ferri", "luca-ferri", "Hello from Berlin"),
    ("Sade Okafor", "sade-okafor", "Your hiring plans"),
    ("Elif Demir", "elif-demir", "Onboarding in a week"),
    ("Noah Lindqvist", "noah-lindqvist", "A question on your stack"),
    ("Camille Durand", "camille-durand", "Joint webinar in spring"),
    ("Omar Haddad", "omar-haddad", "Second office, first customers"),
    ("Grace Lin", "grace-lin", "Reading your annual report"),
];

/// Days before the present on which the example does something, and how many InMails it sends then.
const SENDING: [(i64, usize); 14] = [
    (112, 14),
    (98, 13),
    (91, 9),
    (84, 12),
    (71, 16),
    (62, 17),
    (49, 19),
    (41, 13),
    (33, 16),
    (26, 12),
    (17, 15),
    (9, 11),
    (5, 6),
    (3, 4),
];

/// The example account, playing up to a real instant; it is live from there.
///
/// # Errors
/// When the rules refuse one of its actions, which a test rules out for any instant.
pub fn example(real: Instant) -> Result<Document, Refusal> {
    let opened_at = real.plus_ms(-130 * DAY_MS);
    let new = NewAccount {
        name: "Dana Whitfield".to_owned(),
        opened_at,
        subscription: SubscriptionType::Advanced,
        opening: Opening::Credits(Policy::default().monthly_allocation),
        policy: Policy::default(),
    };
    let mut document = Document::create("example".to_owned(), Home::Example, new, opened_at)?;
    let mut sent = 0;
    for (days_ago, count) in SENDING {
        let day = real.plus_ms(-days_ago * DAY_MS);
        for minutes in (0_i64..).step_by(17).take(count) {
            send(&mut document, sent, day.plus_ms(minutes * MINUTE_MS))?;
            sent += 1;
        }
        // About one in three is answered the same day.
        answer_some(&mut document, sent, count, day.plus_ms(5 * HOUR_MS))?;
    }
    // The second InMail was answered after its 90 days.
    document.act(
        &Action::Respond { id: id(1), kind: ResponseKind::Replied },
        real.plus_ms(-2 * DAY_MS - HOUR_MS),
    )?;
    let deleted_at = real.plus_ms(-2 * DAY_MS);
    send(&mut document, sent, deleted_at)?;
    document.act(&Action::Delete { id: id(sent) }, deleted_at.plus_ms(20 * MINUTE_MS))?;
    send(&mut document, sent + 1, real.plus_ms(-67 * MINUTE_MS))?;
    document.act(
        &Action::Respond { id: id(sent + 1), kind: ResponseKind::Interested },
        real.plus_ms(-30 * MINUTE_MS),
    )?;
    send(&mut document, sent + 2, real.plus_ms(-18 * MINUTE_MS))?;
    document.tick(real);
    Ok(document.settled())
}

fn id(number: usize) -> Arc<str> {
    Arc::from(format!("example-{}", number + 1))
}

fn send(document: &mut Document, number: usize, at: Instant) -> Result<(), Refusal> {
    let Some((name, profile, subject)) = CAST.get(number * 5 % CAST.len()) else { return Ok(()) };
    let first_name = name.split(' ').next().unwrap_or(name);
    let letter = Letter {
        id: id(number),
        to: Arc::from(*name),
        profile: Some(Arc::from(format!("linkedin.com/in/{profile}"))),
        subject: Some(Arc::from(*subject)),
        body: Some(Arc::from(format!(
            "Hi {first_name},\n\nwe help teams like yours keep an eye on what they have left. \
             Would fifteen minutes next week suit you?\n\nBest,\nDana"
        ))),
    };
    document.act(&Action::Send(Arc::new(letter)), at).map(|_| ())
}

fn answer_some(document: &mut Document, sent: usize, count: usize, at: Instant) -> Result<(), Refusal> {
    for (number, minutes) in (sent.saturating_sub(count)..sent).zip(0_i64..) {
        let kind = match number % 9 {
            0 => ResponseKind::Interested,
            3 => ResponseKind::NotInterested,
            5 if number % 2 == 0 => ResponseKind::MaybeLater,
            7 => ResponseKind::Replied,
            _ => continue,
        };
        document.act(&Action::Respond { id: id(number), kind }, at.plus_ms(minutes * MINUTE_MS))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_can_be_opened_at_any_instant_of_a_year() {
        let start: Instant = "2026-01-01T00:00:00Z".parse().unwrap();
        for day in 0..366 {
            let real = start.plus_ms(day * DAY_MS + day * 61_001);
            let document = example(real).unwrap();
            assert_eq!(document.account().now(), real);
            assert!(document.clock().is_live());
            assert_eq!(document.undoes(), None);
            assert!(document.account().credits() > 20, "day {day}: {}", document.account().credits());
        }
    }
}
