//! Owns writing a file all at once: whoever reads it sees the old text or the new one. Never creates folders.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Writes a file through a new one beside it, which then takes its place.
///
/// What is no regular file (a device, a pipe) is written to as it is. Fails where the folder is missing.
pub(super) fn write(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    if fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir()) {
        let mut out = BufWriter::new(OpenOptions::new().write(true).open(path)?);
        return write(&mut out).and_then(|()| out.flush());
    }
    let (file, beside) = create_beside(path)?;
    // Who may read and run a file stays as it was.
    let kept = fs::metadata(path).map_or(Ok(()), |about| file.set_permissions(about.permissions()));
    let mut out = BufWriter::new(file);
    let done = kept.and_then(|()| write(&mut out)).and_then(|()| out.flush());
    let done = done.and_then(|()| fs::rename(&beside, path));
    if done.is_err() {
        // The first error is the one to tell; the rest of a file helps nobody.
        let _ = fs::remove_file(&beside);
    }
    done
}

/// Creates a file of a name that nobody has, in the folder of `path`. Never follows a link.
fn create_beside(path: &Path) -> io::Result<(File, PathBuf)> {
    let name = path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "it names no file"))?;
    let process = std::process::id();
    for attempt in 0..100_u8 {
        let mut beside_name = std::ffi::OsString::from(".");
        beside_name.push(name);
        beside_name.push(format!(".{process}-{attempt}"));
        let beside = path.with_file_name(beside_name);
        match OpenOptions::new().write(true).create_new(true).open(&beside) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            opened => return opened.map(|file| (file, beside)),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_write_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.json");
        write(&path, |out| out.write_all(b"old")).unwrap();
        let failed = write(&path, |out| out.write_all(b"new").and(Err(io::ErrorKind::Other.into())));
        assert!(failed.is_err());
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        write(&path, |out| out.write_all(b"new")).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }

    #[test]
    fn a_missing_folder_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let error = write(&folder.path().join("no/report.json"), |_| Ok(())).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
        assert!(!folder.path().join("no").exists());
    }
}
