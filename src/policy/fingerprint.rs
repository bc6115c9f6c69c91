//! Owns the number by which a finding is known again after lines have moved. Never reads files.

use crate::context::Codebase;
use crate::lints::Finding;
use std::collections::HashMap;
use std::path::Path;

/// Returns a fingerprint for each finding, parallel to `findings`.
///
/// It is the 128-bit FNV-1a hash (Fowler, Noll, Vo) of rule, path, identifier and the ordinal among equal ones, in hex;
/// no line number is in it. `findings` must be sorted by place. FNV has no secret and resists no attacker: it names
/// findings within one project, whose author gains nothing from a clash.
#[must_use]
pub fn fingerprints(findings: &[Finding], codebase: &Codebase) -> Vec<String> {
    let mut seen: HashMap<u128, u64> = HashMap::new();
    let each = |finding: &Finding| {
        let identifier = finding.references.first().and_then(|id| codebase.reference(*id));
        let identifier = identifier.map_or("", |reference| reference.text.as_str());
        let path = plain(finding.place.path());
        let base = hash(&[finding.rule.as_bytes(), path.as_bytes(), identifier.as_bytes()]);
        let ordinal = seen.entry(base).or_default();
        let whole = fnv(base, &ordinal.to_le_bytes());
        *ordinal += 1;
        format!("{whole:032x}")
    };
    findings.iter().map(each).collect()
}

/// Returns a path with forward slashes, so that it is the same on every machine.
pub(super) fn plain(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

/// Hashes parts that a byte which stands in none of them keeps apart.
#[must_use]
pub fn hash(parts: &[&[u8]]) -> u128 {
    const OFFSET_BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    parts.iter().fold(OFFSET_BASIS, |state, part| fnv(fnv(state, part), &[0xFF]))
}

fn fnv(state: u128, bytes: &[u8]) -> u128 {
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013B;
    bytes.iter().fold(state, |state, byte| (state ^ u128::from(*byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv_1a() {
        const OFFSET_BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
        // Test vector of draft-eastlake-fnv for "a".
        assert_eq!(fnv(OFFSET_BASIS, b"a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        assert_ne!(hash(&[b"ab", b"c"]), hash(&[b"a", b"bc"]));
    }
}
