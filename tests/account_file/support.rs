//! Account files built from raw JSON, and from histories.

use inmail_credits::domain::History;
use inmail_credits::store::format::{
    AccountContent, AccountFile, Detail, Summary, read_account, write_account,
};

/// An account file as text, each event raw JSON without its common fields.
pub(crate) struct Raw {
    detail: &'static str,
    head: String,
    account: String,
    events: Vec<String>,
    summary: String,
    checksum: Option<String>,
}

/// One that is fine: opened at the beginning of 2026 with 50 credits.
pub(crate) fn raw() -> Raw {
    Raw {
        detail: "full",
        head: r#""format":"inmail-credits-account","version":1,"written_by":"test""#.to_owned(),
        account: r#"{"id":"a-1","name":"Dana","policy":{}}"#.to_owned(),
        events: vec![r#""event":"opened","subscription":"core","opening_credits":50"#.to_owned()],
        summary: r#"{"as_of":"2026-01-01T00:00:00Z","credits":50,"lots":[]}"#.to_owned(),
        checksum: None,
    }
}

impl Raw {
    pub(crate) fn head(mut self, raw: &str) -> Self {
        self.head = raw.to_owned();
        self
    }

    pub(crate) fn detail(mut self, detail: &'static str) -> Self {
        self.detail = detail;
        self
    }

    pub(crate) fn account(mut self, raw: &str) -> Self {
        self.account = raw.to_owned();
        self
    }

    pub(crate) fn summary(mut self, raw: &str) -> Self {
        self.summary = raw.to_owned();
        self
    }

    pub(crate) fn checksum(mut self, raw: &str) -> Self {
        self.checksum = Some(raw.to_owned());
        self
    }

    pub(crate) fn no_events(mut self) -> Self {
        self.events.clear();
        self
    }

    pub(crate) fn event(mut self, raw: &str) -> Self {
        self.events.push(raw.to_owned());
        self
    }

    pub(crate) fn text(&self) -> String {
        let time = "2026-01-01T00:00:00Z";
        let events = self.events.iter().enumerate().map(|(index, raw)| {
            let seq = if raw.contains("\"seq\"") { String::new() } else { format!("\"seq\":{},", index + 1) };
            let at = if raw.contains("\"at\"") { String::new() } else { format!("\"at\":\"{time}\",") };
            let recorded = if raw.contains("\"recorded_at\"") {
                String::new()
            } else {
                format!("\"recorded_at\":\"{time}\",")
            };
            format!("{{{seq}{at}{recorded}{raw}}}")
        });
        let events = events.collect::<Vec<_>>().join(",\n");
        let checksum = self.checksum.as_ref().map(|raw| format!(",\"checksum\":{raw}")).unwrap_or_default();
        let Self { detail, head, account, summary, .. } = self;
        format!(
            "{{{head},\"detail\":\"{detail}\",\n\"account\":{account},\n\"events\":[{events}],\n\"summary\":{summary}{checksum}}}"
        )
    }

    pub(crate) fn read(&self) -> AccountFile {
        read_account(self.text().as_bytes()).unwrap()
    }

    /// The sentence for what is wrong.
    pub(crate) fn refused(&self) -> String {
        read_account(self.text().as_bytes()).unwrap_err().to_string()
    }
}

/// The file of a history, its summary at the present time.
pub(crate) fn written(id: &str, name: &str, history: &History) -> Vec<u8> {
    let (policy, summary) = (history.account().policy(), Summary::of(history.account()));
    let content = AccountContent {
        id,
        name,
        detail: Detail::Full,
        policy,
        events: history.events(),
        summary: &summary,
    };
    write_account(&content).unwrap()
}
