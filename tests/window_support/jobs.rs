//! What people do in several steps.

use super::Desk;

impl Desk {
    /// An own account with this many credits, opened now.
    pub(crate) fn with_account(credits: u32) -> Self {
        let mut desk = Self::new();
        desk.open_account("Dana Whitfield", credits);
        desk
    }

    /// Goes through the form for a new account.
    pub(crate) fn open_account(&mut self, name: &str, credits: u32) {
        self.click("Open my account…");
        self.type_into("Name of the account", name);
        self.replace("Credits left", &credits.to_string());
        self.click("Open account");
        self.close_toasts();
        self.saved();
    }

    /// Has a number of Sales Navigator explained, and waits for the answer.
    #[track_caller]
    pub(crate) fn compare_with(&mut self, shown: &str) {
        self.click("Another number on Sales Navigator?");
        self.type_into("Number on Sales Navigator", shown);
        self.click("Compare");
        self.looked_into();
    }

    /// Waits until nothing is being looked for that could explain a number.
    #[track_caller]
    pub(crate) fn looked_into(&mut self) {
        self.until("it was looked into", |desk| !desk.says("Looking for what could explain it…"));
        // The dialog takes the height of what was found.
        self.settle();
    }

    /// Writes an InMail and sends it.
    #[track_caller]
    pub(crate) fn send(&mut self, to: &str, subject: &str, body: &str) {
        self.click("Compose");
        self.type_into("To", to);
        self.type_into("Subject", subject);
        self.type_into("Message", body);
        self.click("Send InMail");
    }

    /// An account with one InMail, sent now, shown on Sent.
    pub(crate) fn with_one_sent() -> Self {
        let mut desk = Self::with_account(50);
        desk.send("Priya Raman", "Hello", "Good morning");
        desk.close_toasts();
        desk.click("Sent");
        desk.saved();
        desk
    }

    /// Chooses from the clock's further ways.
    #[track_caller]
    pub(crate) fn choose_more(&mut self, beginning: &str) {
        self.click("More");
        let names = self.controls_like(beginning);
        assert_eq!(names.len(), 1, "{beginning:?}: {names:?}");
        self.click(&names[0]);
    }
}
