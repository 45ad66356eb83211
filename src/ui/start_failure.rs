//! Tells why no window opened, where people look on each system.

/// On standard error, and in a box where a start from the desktop has no terminal that anybody sees.
#[expect(clippy::print_stderr, reason = "without a window, standard error is where people look")]
pub fn tell_start_failure(sentence: &str) {
    eprintln!("{sentence}");
    #[cfg(any(windows, target_os = "macos"))]
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title("InMail Credits")
        .set_description(sentence)
        .show();
}
