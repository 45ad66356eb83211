//! Import: any bytes as an account file. What is read replays to the same when it is written again, at
//! every level of detail.

#![no_main]

#[path = "support/laws.rs"]
mod laws;
#[path = "support/told.rs"]
mod told;

use inmail_credits::store::format::{
    AccountContent, AccountFile, Detail, FileKind, Seal, Summary, file_kind, read_account, write_account,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let file = match read_account(bytes) {
        Ok(file) => file,
        Err(error) => return told::check_error(&error),
    };
    assert_eq!(file_kind(bytes), Ok(FileKind::Account));
    let account = file.history.account();
    laws::check_laws(account);
    for detail in [Detail::Full, Detail::People, Detail::Numbers] {
        if detail > file.detail {
            continue;
        }
        let again = read_account(written(&file, detail)).expect("what was written is read");
        assert_eq!((again.detail, again.seal, again.summary_agrees), (detail, Seal::Unchanged, true));
        assert_eq!(again.id, file.id);
        laws::check_same(again.history.account(), account);
        if detail == Detail::Full {
            assert_eq!(again.history.events(), file.history.events());
            assert_eq!(again.name, file.name);
        }
    }
});

fn written(file: &AccountFile, detail: Detail) -> Vec<u8> {
    let account = file.history.account();
    let content = AccountContent {
        id: &file.id,
        name: &file.name,
        detail,
        policy: account.policy(),
        events: file.history.events(),
        summary: &Summary::of(account),
    };
    write_account(&content).expect("what was read is written")
}
