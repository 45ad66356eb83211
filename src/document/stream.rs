//! Work on a thread of its own whose results come one by one.

use std::fmt;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// What takes a result; false if nobody waits for more, so that the work can end.
pub type Give<'a, T> = &'a mut dyn FnMut(T) -> bool;

/// Results that are on their way. Dropping it ends the work after the result it is at.
pub struct Stream<T> {
    results: Receiver<T>,
    done: bool,
}

impl<T> fmt::Debug for Stream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stream").field("done", &self.done).finish_non_exhaustive()
    }
}

impl<T: Send + 'static> Stream<T> {
    /// Starts the work; `wake` is called after each result and at the end. If the system gives no thread,
    /// it ends without a result.
    pub fn start(work: impl FnOnce(Give<'_, T>) + Send + 'static, wake: impl Fn() + Send + 'static) -> Self {
        let (give, results) = channel();
        let spawned = std::thread::Builder::new().name("looking".to_owned()).spawn(move || {
            work(&mut |result| {
                let wanted = give.send(result).is_ok();
                wake();
                wanted
            });
            drop(give);
            wake();
        });
        drop(spawned);
        Self { results, done: false }
    }

    /// The results since the last call.
    pub fn poll(&mut self) -> Vec<T> {
        let mut found = Vec::new();
        loop {
            match self.results.try_recv() {
                Ok(result) => found.push(result),
                Err(TryRecvError::Empty) => return found,
                Err(TryRecvError::Disconnected) => {
                    self.done = true;
                    return found;
                }
            }
        }
    }

    /// The result of work that has one: `None` while it is under way, and nothing within where it ended without.
    pub fn one(&mut self) -> Option<Option<T>> {
        let result = self.poll().pop();
        (result.is_some() || self.done).then_some(result)
    }

    /// Whether all results were polled.
    pub const fn is_done(&self) -> bool {
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_and_work_ends_when_nobody_waits() {
        let (woken, wake) = channel();
        let mut stream = Stream::start(
            |give| {
                for number in 0..3 {
                    give(number);
                }
            },
            move || _ = woken.send(()),
        );
        let mut found = Vec::new();
        while !stream.is_done() {
            let _ = wake.recv();
            found.extend(stream.poll());
        }
        assert_eq!(found, [0, 1, 2]);

        let (ended, end) = channel::<()>();
        let endless = Stream::start(
            move |give| {
                while give(()) {}
                drop(ended);
            },
            || (),
        );
        drop(endless);
        assert!(end.recv().is_err());
    }
}
