//! Owns addresses that hold a name behind a mark: ARNs, `publishers/…/models/…`, `accounts/…/routers/…`, `~vendor/name`.
//! Never looks a model up and never judges hub addresses, which hold repositories.

use super::candidate::Candidate;
use super::reference::{Pin, PinKind};
use super::tables::AddressForm;
use super::vocabulary::schemes;

/// Behind these stands which version of a registry's model is meant.
const VERSIONS: [&str; 2] = ["/versions/", "/labels/"];

impl Candidate {
    /// Takes the name out of an address; `false` where the identifier is none. The address stays the identifier.
    pub(super) fn take_form(&mut self) -> bool {
        let lower = self.name.to_ascii_lowercase();
        let form = schemes().address.iter().find_map(|form| Some((form, name_in(form, &lower)?)));
        let Some((form, (at, moves))) = form.filter(|_| !self.is_explicit) else { return false };
        self.drop_method(form);
        let rest = self.name.get(at..).unwrap_or_default().replace("/models/", "/");
        let (name, version) = without_version(&rest);
        if let Some(version) = version {
            self.pin = pin_of_version(version);
        } else if moves {
            let last = name.rsplit('-').next().filter(|last| is_moving(last)).unwrap_or(name);
            self.pin = Pin { kind: PinKind::Floating, value: Some(last.to_owned()) };
        }
        name.clone_into(&mut self.name);
        self.scheme = Some(form.scheme);
        self.host = self.host.take().or_else(|| form.host.clone());
        true
    }

    /// Takes off the method that is called on the address: `publishers/google/models/gemini-3-pro:streamGenerateContent`.
    fn drop_method(&mut self, form: &AddressForm) {
        let called = self.name.rsplit_once(':').filter(|_| form.methods).map(|(_, method)| method.len());
        let is_method = |length: &usize| {
            let method = self.name.get(self.name.len() - length..).unwrap_or_default();
            !method.is_empty() && method.bytes().all(|byte| byte.is_ascii_alphabetic())
        };
        if let Some(length) = called.filter(is_method) {
            self.name.truncate(self.name.len() - length - 1);
            self.span.end = self.span.end.saturating_sub(length + 1);
        }
    }
}

/// Where the name begins in an address of that form, and whether what it means may change.
fn name_in(form: &AddressForm, lower: &str) -> Option<(usize, bool)> {
    if !form.start.iter().any(|start| lower.starts_with(start.as_str())) {
        return None;
    }
    let last = |marks: &[String]| {
        let ends = marks.iter().filter_map(|mark| lower.rfind(mark.as_str()).map(|at| at + mark.len()));
        ends.max()
    };
    let (fixed, moving) = (last(&form.marks), last(&form.moving));
    let at = fixed.max(moving)?;
    let rest = lower.get(at..)?;
    // `~/models` is a path.
    let begins = rest.starts_with(|first: char| first.is_ascii_alphanumeric());
    (begins && (!form.nested || rest.contains('/'))).then_some((at, moving >= fixed))
}

fn without_version(name: &str) -> (&str, Option<&str>) {
    let cut = VERSIONS.iter().find_map(|mark| name.split_once(mark));
    cut.map_or((name, None), |(name, version)| (name, Some(version)))
}

fn pin_of_version(version: &str) -> Pin {
    let kind = if is_moving(version) { PinKind::Floating } else { PinKind::Tag };
    Pin { kind, value: Some(version.to_owned()) }
}

fn is_moving(word: &str) -> bool {
    schemes().moving.iter().any(|known| known.eq_ignore_ascii_case(word))
}
