//! Owns the form in which the catalogue is embedded: sorted name tables and single records, read in place, nothing at start.
//! Never knows what a name or a record is for. Bytes that are not in this form read as "not there".
//!
//! A blob is an eight-byte mark, then offset and length of each section, then the sections; all numbers are
//! little-endian `u32`. A table is its count, `count + 1` offsets into the pool, `count` values, and the pool of keys
//! sorted by bytes. Records are their count, `count + 1` offsets, and the records in postcard form.

#![deny(clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// First bytes of a blob; the digits change with the form.
const MARK: &[u8; 8] = b"owlcat02";

/// Size of a number.
const WORD: usize = size_of::<u32>();

/// What a section holds; the number is its place in the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    /// One record: date and ordinary words.
    Head,
    /// Records: models with their names.
    Models,
    /// Records: labs.
    Labs,
    /// Records: families.
    Families,
    /// Records: hosts.
    Hosts,
    /// Records: what is flagged in each line.
    Lines,
    /// Table: normalised spelling to model.
    Spellings,
    /// Table: normalised Ollama name to model.
    OllamaNames,
    /// Table: lower-case `organisation/name` to model.
    Repositories,
    /// Table: lab id to lab.
    LabIds,
    /// Table: organisation to lab.
    Organisations,
    /// Table: stem to family.
    Stems,
    /// Table: line id to line.
    LineIds,
    /// Table: host id to host.
    HostIds,
    /// Table: domain to host.
    Domains,
    /// Table: `LiteLLM` prefix to host.
    Prefixes,
    /// Table: search stem to its rank.
    SearchStems,
    /// Table: lab id to the host that is its own interface.
    FirstParties,
    /// Records: offers.
    Offers,
    /// Records: where offers come from.
    OfferSources,
    /// Table: host id and normalised spelling to offer.
    OfferNames,
    /// Table: model id, host id and normalised spelling to offer.
    OfferModels,
    /// Records: the near-frontier models of a host that announces ends.
    HostedModels,
    /// Table: host id to those.
    HostedIds,
    /// Records: models to plan around.
    Candidates,
    /// One record: the search stems as they are filed for the search.
    StemSearch,
}

impl Section {
    /// How many there are.
    const COUNT: usize = Self::StemSearch as usize + 1;

    /// Cuts the section out of a blob; empty where the blob does not hold it.
    fn of(self, blob: &[u8]) -> &[u8] {
        let find = || {
            let rest = blob.strip_prefix(MARK)?;
            let offset = word(rest, (self as usize).checked_mul(2)?)?;
            let length = word(rest, (self as usize).checked_mul(2)?.checked_add(1)?)?;
            blob.get(offset..offset.checked_add(length)?)
        };
        find().unwrap_or_default()
    }
}

/// Reads the number at `index`, counted in numbers.
fn word(bytes: &[u8], index: usize) -> Option<usize> {
    let start = index.checked_mul(WORD)?;
    let bytes = bytes.get(start..start.checked_add(WORD)?)?;
    usize::try_from(u32::from_le_bytes(bytes.try_into().ok()?)).ok()
}

/// Reads how many items a section holds; never more than it has room for.
fn count(bytes: &[u8]) -> usize {
    word(bytes, 0).unwrap_or(0).min(bytes.len() / WORD)
}

/// Cuts out item `index` of a list whose offsets begin at number 1 and whose bytes begin at number `pool`.
fn item(bytes: &[u8], pool: usize, index: usize) -> Option<&[u8]> {
    let from = word(bytes, index.checked_add(1)?)?;
    let to = word(bytes, index.checked_add(2)?)?;
    bytes.get(pool.checked_mul(WORD)?..)?.get(from..to)
}

/// A sorted table of names, read in place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Table<'a>(&'a [u8]);

impl<'a> Table<'a> {
    /// Returns the table in that section of the blob, empty where there is none.
    #[must_use]
    pub(crate) fn of(blob: &'a [u8], section: Section) -> Self {
        Self(section.of(blob))
    }

    /// Returns how many names there are.
    #[must_use]
    pub(crate) fn len(&self) -> usize {
        count(self.0)
    }

    /// Returns the name and the value at `index`, in the order of the names.
    #[must_use]
    pub(crate) fn get(&self, index: usize) -> Option<(&'a str, u32)> {
        let key = str::from_utf8(self.key(index)?).ok()?;
        Some((key, self.value(index)?))
    }

    /// Returns the bytes of the name at `index`.
    fn key(&self, index: usize) -> Option<&'a [u8]> {
        let count = self.len();
        let pool = count.checked_mul(2)?.checked_add(2)?;
        if index < count { item(self.0, pool, index) } else { None }
    }

    fn value(&self, index: usize) -> Option<u32> {
        let values = self.len().checked_add(2)?;
        u32::try_from(word(self.0, values.checked_add(index)?)?).ok()
    }

    /// Returns the value of a name, by binary search.
    #[must_use]
    pub(crate) fn find(&self, name: &str) -> Option<u32> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.key(middle)?.cmp(name.as_bytes()) {
                std::cmp::Ordering::Equal => return self.value(middle),
                std::cmp::Ordering::Less => low = middle.checked_add(1)?,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// Returns whether a name begins on `start`, by binary search.
    pub(crate) fn starts(self, start: &str) -> bool {
        self.key(self.first_from(start)).is_some_and(|key| key.starts_with(start.as_bytes()))
    }

    /// Returns the place of the first name that does not sort before `start`.
    fn first_from(self, start: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.key(middle).is_some_and(|key| key < start.as_bytes()) {
                low = middle.saturating_add(1);
            } else {
                high = middle;
            }
        }
        low
    }

    /// Returns the names that begin on `start` and their values, in the order of the names.
    pub(crate) fn starting_with(self, start: String) -> impl Iterator<Item = (&'a str, u32)> {
        (self.first_from(&start)..self.len())
            .map_while(move |index| self.get(index))
            .take_while(move |(key, _)| key.starts_with(start.as_str()))
    }

    /// Returns all names and values, in the order of the names.
    pub(crate) fn iter(self) -> impl Iterator<Item = (&'a str, u32)> {
        (0..self.len()).map_while(move |index| self.get(index))
    }
}

/// A list of records, each decoded when it is asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Records<'a>(&'a [u8]);

impl<'a> Records<'a> {
    /// Returns the records in that section of the blob, none where there are none.
    #[must_use]
    pub(crate) fn of(blob: &'a [u8], section: Section) -> Self {
        Self(section.of(blob))
    }

    /// Returns how many records there are.
    #[must_use]
    pub(crate) fn len(&self) -> usize {
        count(self.0)
    }

    /// Decodes one record; what follows `T` in it is left alone.
    #[must_use]
    pub(crate) fn get<T: DeserializeOwned>(&self, index: u32) -> Option<T> {
        let index = usize::try_from(index).ok().filter(|&index| index < self.len())?;
        let bytes = item(self.0, self.len().checked_add(2)?, index)?;
        postcard::take_from_bytes(bytes).ok().map(|(record, _)| record)
    }

    /// Decodes all records; those that cannot be decoded are left out.
    pub(crate) fn iter<T: DeserializeOwned>(self) -> impl Iterator<Item = T> + use<'a, T> {
        let count = u32::try_from(self.len()).unwrap_or(0);
        (0..count).filter_map(move |index| self.get(index))
    }
}

/// Puts a blob together. Sections never written are empty.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    sections: BTreeMap<usize, Vec<u8>>,
}

impl Writer {
    /// Sets a section to a table.
    pub(crate) fn table(&mut self, section: Section, names: &BTreeMap<String, u32>) {
        let mut bytes = offsets(names.keys().map(String::len));
        bytes.extend(names.values().flat_map(|value| value.to_le_bytes()));
        bytes.extend(names.keys().flat_map(|name| name.bytes()));
        self.sections.insert(section as usize, bytes);
    }

    /// Sets a section to records.
    pub(crate) fn records<T: Serialize>(
        &mut self,
        section: Section,
        records: impl IntoIterator<Item = T>,
    ) -> Result<(), postcard::Error> {
        let encoded =
            records.into_iter().map(|record| postcard::to_allocvec(&record)).collect::<Result<Vec<_>, _>>()?;
        let mut bytes = offsets(encoded.iter().map(Vec::len));
        bytes.extend(encoded.into_iter().flatten());
        self.sections.insert(section as usize, bytes);
        Ok(())
    }

    /// Returns the blob.
    #[must_use]
    pub(crate) fn finish(self) -> Vec<u8> {
        let header = Section::COUNT.saturating_mul(2).saturating_mul(WORD).saturating_add(MARK.len());
        let (mut blob, mut body) = (MARK.to_vec(), Vec::<u8>::new());
        for index in 0..Section::COUNT {
            let section = self.sections.get(&index).map(Vec::as_slice).unwrap_or_default();
            blob.extend(number(header.saturating_add(body.len())));
            blob.extend(number(section.len()));
            body.extend(section);
        }
        blob.extend(body);
        blob
    }
}

/// The count of the items and where each begins and the last ends.
fn offsets(lengths: impl ExactSizeIterator<Item = usize>) -> Vec<u8> {
    let mut bytes = number(lengths.len()).to_vec();
    let mut end = 0_usize;
    bytes.extend(number(end));
    for length in lengths {
        end = end.saturating_add(length);
        bytes.extend(number(end));
    }
    bytes
}

/// A number as stored. The catalogue is some megabytes at most; beyond `u32` nothing would be found.
fn number(value: usize) -> [u8; WORD] {
    u32::try_from(value).unwrap_or(u32::MAX).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::{Records, Section, Table, Writer};
    use std::collections::BTreeMap;

    fn blob() -> Vec<u8> {
        let mut writer = Writer::default();
        let names = BTreeMap::from([("b".to_owned(), 7), ("a".to_owned(), 3), ("ab".to_owned(), 1)]);
        writer.table(Section::Spellings, &names);
        writer.records(Section::Models, [("one", 1_u8), ("two", 2)]).unwrap();
        writer.finish()
    }

    #[test]
    fn a_table_gives_back_what_was_put_in() {
        let blob = blob();
        let table = Table::of(&blob, Section::Spellings);
        assert_eq!(table.iter().collect::<Vec<_>>(), [("a", 3), ("ab", 1), ("b", 7)]);
        assert_eq!(
            ["a", "ab", "b", "", "aa", "c"].map(|name| table.find(name)),
            [Some(3), Some(1), Some(7), None, None, None]
        );
    }

    #[test]
    fn names_are_found_by_how_they_begin() {
        let blob = blob();
        let starting =
            |start: &str| Table::of(&blob, Section::Spellings).starting_with(start.to_owned()).collect::<Vec<_>>();
        assert_eq!(starting("a"), [("a", 3), ("ab", 1)]);
        assert_eq!(starting("b"), [("b", 7)]);
        assert_eq!(starting("c"), []);
        assert_eq!(starting("").len(), 3);
        let starts = |start: &str| Table::of(&blob, Section::Spellings).starts(start);
        assert!(["", "a", "ab", "b"].into_iter().all(starts));
        assert!(!["aa", "abc", "c"].into_iter().any(starts));
    }

    #[test]
    fn records_give_back_what_was_put_in() {
        let blob = blob();
        let records = Records::of(&blob, Section::Models);
        assert_eq!(records.get::<(String, u8)>(1), Some(("two".to_owned(), 2)));
        assert_eq!(records.get::<(String, u8)>(2), None);
        assert_eq!(records.iter::<String>().collect::<Vec<_>>(), ["one", "two"], "a record's start decodes alone");
    }

    #[test]
    fn a_section_never_written_is_empty() {
        let blob = blob();
        assert_eq!(Table::of(&blob, Section::Domains).find("a"), None);
        assert_eq!(Records::of(&blob, Section::Labs).len(), 0);
    }

    #[test]
    fn damaged_bytes_read_as_not_there() {
        let whole = blob();
        for end in 0..whole.len() {
            let cut = &whole[..end];
            assert!(Table::of(cut, Section::Spellings).iter().count() <= 3);
            assert!(Records::of(cut, Section::Models).iter::<(String, u8)>().count() <= 2);
        }
        for place in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[place] ^= 0xff;
            let _ = Table::of(&damaged, Section::Spellings).find("ab");
            let _ = Records::of(&damaged, Section::Models).iter::<(String, u8)>().take(9).count();
        }
    }
}
