//! Owns the sign of life on a terminal while a long run goes on. Never writes where nobody watches, and leaves nothing
//! behind.

use super::args::ShownArgs;
use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// A run that is over by then needs no sign of life.
const PATIENCE: Duration = Duration::from_millis(500);

/// From one picture to the next.
const STEP: Duration = Duration::from_millis(100);

/// Shown by every terminal, whatever its locale.
const PICTURES: [&str; 4] = ["|", "/", "-", "\\"];

/// Goes back to the first column and clears the line.
const CLEAR: &str = "\r\x1b[2K";

/// Does something, with a sign of life on standard error where it takes long and a person watches.
pub(super) fn during<T>(shown: &ShownArgs, work: impl FnOnce() -> T) -> T {
    let variable = |name: &str| std::env::var(name).ok();
    if !wanted(shown.quiet, variable, io::stderr().is_terminal()) {
        return work();
    }
    let (over, waits) = channel::<()>();
    let wait = move |long| waits.recv_timeout(long) == Err(RecvTimeoutError::Timeout);
    // Where it cannot be drawn, or no thread can be had, the run goes on all the same.
    let drawer = thread::Builder::new().spawn(move || draw(wait, &mut io::stderr()));
    let done = work_until(work, over);
    if let Ok(drawer) = drawer {
        // Joined before anything else is written, so that the line is clear by then.
        let _ = drawer.join();
    }
    done
}

/// Does the work, and lets go of what the drawer waits on.
fn work_until<T>(work: impl FnOnce() -> T, over: Sender<()>) -> T {
    let done = work();
    drop(over);
    done
}

/// Whether somebody watches who can be shown a line that changes.
fn wanted(quiet: bool, variable: impl Fn(&str) -> Option<String>, is_terminal: bool) -> bool {
    let in_pipeline = variable("CI").is_some_and(|value| !value.is_empty() && value != "false" && value != "0");
    is_terminal && !quiet && !in_pipeline && variable("TERM").as_deref() != Some("dumb")
}

/// Draws until `wait` says that the time has not run out, which is when the work is done.
fn draw(mut wait: impl FnMut(Duration) -> bool, out: &mut dyn Write) -> io::Result<()> {
    if !wait(PATIENCE) {
        return Ok(());
    }
    let mut since = PATIENCE;
    for picture in PICTURES.iter().cycle() {
        write!(out, "{CLEAR}{picture} checking, {} s", since.as_secs())?;
        out.flush()?;
        since += STEP;
        if !wait(STEP) {
            break;
        }
    }
    write!(out, "{CLEAR}")?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::Colour;

    /// What is drawn where the work takes as long as that many waits.
    fn drawn(waits: usize) -> String {
        let (mut left, mut out) = (waits, Vec::new());
        let wait = |_| {
            left = left.saturating_sub(1);
            left > 0
        };
        draw(wait, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_short_run_draws_nothing() {
        assert_eq!(drawn(1), "");
    }

    #[test]
    fn a_long_run_counts_seconds_and_clears_its_line() {
        let drawn = drawn(8);
        assert!(drawn.starts_with("\r\x1b[2K| checking, 0 s\r\x1b[2K/ checking, 0 s"), "{drawn:?}");
        assert!(drawn.contains("checking, 1 s") && drawn.ends_with(CLEAR), "{drawn:?}");
        assert!(!drawn.contains('\n'));
    }

    #[test]
    fn waits_are_half_a_second_and_then_short() {
        let mut asked = Vec::new();
        let wait = |long: Duration| {
            asked.push(long.as_millis());
            asked.len() < 3
        };
        draw(wait, &mut Vec::new()).unwrap();
        assert_eq!(asked, [500, 100, 100]);
    }

    #[test]
    fn nothing_is_drawn_where_nobody_watches() {
        let with = |quiet, set: &'static [(&'static str, &'static str)], is_terminal| {
            let variable = move |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, v)| (*v).to_owned());
            wanted(quiet, variable, is_terminal)
        };
        assert!(with(false, &[("TERM", "xterm")], true));
        assert!(!with(false, &[("TERM", "xterm")], false));
        assert!(!with(true, &[("TERM", "xterm")], true));
        assert!(!with(false, &[("TERM", "dumb")], true));
        assert!(!with(false, &[("CI", "true")], true));
        assert!(with(false, &[("CI", "false")], true));
    }

    #[test]
    fn the_work_is_done_and_its_result_handed_on() {
        let shown = ShownArgs { color: Colour::Auto, hyperlinks: Colour::Auto, quiet: true, verbose: false };
        assert_eq!(during(&shown, || 3), 3);
    }
}
