//! Whether the system asks for less motion.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use eframe::egui::Context;
use mundy::{Interest, Preferences, Subscription};

/// How much may move. Anything moves only until the system has answered that nothing should.
#[derive(Default)]
pub struct Motion {
    reduced: Arc<AtomicBool>,
    /// Ends with this.
    _system: Option<Subscription>,
}

impl Motion {
    /// What the system asks for, now and whenever that changes; a change brings a frame.
    pub fn of_system(ctx: &Context) -> Self {
        let reduced = Arc::new(AtomicBool::new(false));
        let (told, ctx) = (Arc::clone(&reduced), ctx.clone());
        let system = Preferences::subscribe(Interest::ReducedMotion, move |preferences| {
            let reduce = preferences.reduced_motion.is_reduce();
            if told.swap(reduce, Ordering::Relaxed) != reduce {
                ctx.request_repaint();
            }
        });
        Self { reduced, _system: Some(system) }
    }

    /// What `reduced` says, whoever sets it.
    pub fn told_by(reduced: Arc<AtomicBool>) -> Self {
        Self { reduced, _system: None }
    }

    /// Whether nothing should move.
    pub fn is_reduced(&self) -> bool {
        self.reduced.load(Ordering::Relaxed)
    }
}
