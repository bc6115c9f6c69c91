//! Owns how a comparison is told to people. Never decides what is told.

use super::{Comparison, Difference, End, Gone, NewName};
use crate::text::sanitise;
use std::collections::BTreeSet;
use std::fmt;

/// No more spellings and hosts of a new name are shown than that.
const SHOWN: usize = 3;

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.catalog_date.as_deref().unwrap_or("no date");
        writeln!(f, "catalogue of {date} against {} ({} rows)", self.source.as_str(), self.rows)?;
        section(f, "new", &self.new)?;
        section(f, "different", &self.different)?;
        section(f, "ends", &self.ends)?;
        section(f, "gone", &self.gone)
    }
}

fn section<T: fmt::Display>(f: &mut fmt::Formatter<'_>, title: &str, entries: &[T]) -> fmt::Result {
    writeln!(f, "\n{title} ({})", entries.len())?;
    entries.iter().try_for_each(|entry| writeln!(f, "  {}", sanitise(&entry.to_string())))
}

impl fmt::Display for NewName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({}: {})", self.lab, self.name, counted(self.hosts.len()), some(&self.hosts))?;
        write!(f, ", written {}", some(&self.spellings))?;
        self.weights.map_or(Ok(()), |weights| write!(f, ", {weights}"))?;
        self.context.map_or(Ok(()), |tokens| write!(f, ", context {tokens}"))?;
        self.released.as_ref().map_or(Ok(()), |date| write!(f, ", released {date}"))
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ours = self.ours.as_deref().unwrap_or("not known");
        write!(
            f,
            "{}: {} {ours} here, {} there ({} of {} rows",
            self.model, self.field, self.theirs, self.rows, self.of
        )?;
        f.write_str(if self.first_party { ", the lab's own among them)" } else { ")" })
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (ours, model) =
            (self.ours.as_deref().unwrap_or("no end"), self.model.as_deref().unwrap_or("unknown model"));
        write!(f, "{}: {} ({model}) {ours} here, {} there", self.host, self.spelling, self.theirs)
    }
}

impl fmt::Display for Gone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({})", self.host, self.spelling, self.model.as_deref().unwrap_or("unknown model"))?;
        self.ends.as_ref().map_or(Ok(()), |end| write!(f, ", ends {end} here"))
    }
}

fn counted(hosts: usize) -> String {
    if hosts == 1 { "1 host".to_owned() } else { format!("{hosts} hosts") }
}

fn some(names: &BTreeSet<String>) -> String {
    let shown: Vec<&str> = names.iter().take(SHOWN).map(String::as_str).collect();
    let more = if names.len() > SHOWN { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}
