//! Owns which licences have an id of their own in SPDX's list. Never weighs what one allows.

/// The ids that models go by; the rest are licences that SPDX does not list, or names that do not say which version.
const LISTED: [&str; 14] = [
    "AFL-3.0",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC-BY-4.0",
    "CC-BY-NC-4.0",
    "CC-BY-NC-ND-4.0",
    "CC-BY-NC-SA-4.0",
    "CC-BY-SA-4.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "Unlicense",
];

/// Returns the id of a licence in SPDX's list, whatever the case of its name.
pub(super) fn listed(name: &str) -> Option<&'static str> {
    LISTED.into_iter().find(|id| id.eq_ignore_ascii_case(name))
}

/// Returns a licence as an expression of SPDX: its id, or a reference to a text that the list does not have.
pub(super) fn expression(name: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() || letter == '.' { letter } else { '-' };
    listed(name).map_or_else(|| format!("LicenseRef-{}", name.chars().map(plain).collect::<String>()), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_goes_by_its_id_or_by_a_reference() {
        assert_eq!(expression("apache-2.0"), "Apache-2.0");
        assert_eq!(expression("modified-mit"), "LicenseRef-modified-mit");
        assert_eq!(expression("openrail++ (x)"), "LicenseRef-openrail----x-");
        assert_eq!(listed("llama3.1"), None);
    }
}
