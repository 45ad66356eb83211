//! What lies beneath the real program: a clock and a time zone that a test sets while it runs.

use std::fs;
use std::path::{Path, PathBuf};

use crate::desk::Desk;
use crate::driver::Window;

/// What may be changed beneath a running program.
pub(crate) struct Beneath<'d> {
    desk: &'d Desk,
    library: String,
}

impl<'d> Beneath<'d> {
    pub(crate) fn new(desk: &'d Desk) -> Self {
        let folders = fs::read_dir("/usr/lib").expect("libraries").map(|entry| entry.unwrap().path());
        let library =
            folders.map(|folder| folder.join("faketime/libfaketimeMT.so.1")).find(|file| file.exists());
        let library =
            library.expect("libfaketime; Debian has it in `faketime`, and `.ci/run tools` installs it");
        let beneath = Self { desk, library: library.to_string_lossy().into_owned() };
        beneath.set_clock(0);
        fs::create_dir_all(beneath.etc()).unwrap();
        beneath
    }

    fn clock_file(&self) -> PathBuf {
        self.desk.home().join("clock")
    }

    fn etc(&self) -> PathBuf {
        self.desk.home().join("etc")
    }

    /// The program's clock is so many seconds ahead of the real one from now on. In one step: the program
    /// reads this file whenever it asks for the time.
    pub(crate) fn set_clock(&self, ahead_s: i64) {
        let new = self.desk.home().join("clock-new");
        fs::write(&new, format!("{ahead_s:+}\n")).unwrap();
        fs::rename(new, self.clock_file()).unwrap();
    }

    /// Likewise the zone.
    pub(crate) fn set_zone(&self, name: &str) {
        let zone = Path::new("/usr/share/zoneinfo").join(name);
        assert!(zone.exists(), "no zone {name}; Debian has it in `tzdata`");
        let new = self.etc().join("localtime-new");
        std::os::unix::fs::symlink(zone, &new).unwrap();
        fs::rename(new, self.etc().join("localtime")).unwrap();
    }

    fn environment(&self) -> [(&str, String); 5] {
        [
            ("LD_PRELOAD", self.library.clone()),
            ("FAKETIME_TIMESTAMP_FILE", self.clock_file().to_string_lossy().into_owned()),
            ("FAKETIME_NO_CACHE", "1".to_owned()),
            // What goes on evenly goes on.
            ("DONT_FAKE_MONOTONIC", "1".to_owned()),
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1".to_owned()),
        ]
    }

    pub(crate) fn open(&self) -> Window<'d> {
        let environment = self.environment();
        let environment: Vec<_> = environment.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.desk.open_with(&[], &environment)
    }

    /// With a clock that begins at this instant and goes on from there.
    pub(crate) fn open_at(&self, instant: &str, arguments: &[&str]) -> Window<'d> {
        let new = self.desk.home().join("clock-new");
        fs::write(&new, format!("@{instant}\n")).unwrap();
        fs::rename(new, self.clock_file()).unwrap();
        let environment = self.environment();
        let environment: Vec<_> = environment.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.desk.open_with(arguments, &environment)
    }

    /// With an `/etc` in which only the zone is another one.
    pub(crate) fn open_in_zone(&self, name: &str) -> Window<'d> {
        const IN_ITS_OWN_ETC: &str = "set -e
            mount --bind /etc \"$HOME/real-etc\"
            for file in \"$HOME\"/real-etc/* ; do
                [ \"${file##*/}\" = localtime ] || ln -s \"$file\" \"$HOME/etc/\"
            done
            mount --bind \"$HOME/etc\" /etc
            unset TZ
            LD_PRELOAD=$PRELOAD exec \"$@\"";
        fs::create_dir_all(self.desk.home().join("real-etc")).unwrap();
        self.set_zone(name);
        let environment = self.environment();
        let mut environment: Vec<_> =
            environment.iter().map(|(name, value)| (*name, value.as_str())).collect();
        // Into the program alone.
        environment[0].0 = "PRELOAD";
        let starter = ["unshare", "--map-root-user", "--mount", "sh", "-c", IN_ITS_OWN_ETC, "sh"];
        self.desk.open_through(&starter, &[], &environment)
    }
}
