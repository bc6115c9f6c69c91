//! Owns showing Markdown in a terminal: headings, paragraphs, lists, code. Never reads anything but our own pages.

use super::super::theme::View;
use super::super::wrap::wrap;
use std::io::{self, Write};

/// Writes a page, its paragraphs broken to the width and its code as it stands.
pub(super) fn write(page: &str, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let mut paragraph = String::new();
    let mut in_code = false;
    for line in page.lines() {
        if line.trim_start().starts_with("```") {
            flush(&mut paragraph, view, out)?;
            in_code = !in_code;
            let about = line.trim_start().trim_start_matches('`').split_whitespace().nth(1);
            if let Some(file) = about.filter(|_| in_code) {
                writeln!(out, "    {}", view.theme().label(&format!("# {file}")))?;
            }
        } else if in_code {
            writeln!(out, "    {}", view.theme().faint(line))?;
        } else if let Some(heading) = line.strip_prefix('#') {
            flush(&mut paragraph, view, out)?;
            writeln!(out, "{}", view.theme().strong(heading.trim_start_matches('#').trim()))?;
        } else if line.trim().is_empty() {
            flush(&mut paragraph, view, out)?;
            writeln!(out)?;
        } else {
            if starts_item(line) {
                flush(&mut paragraph, view, out)?;
            }
            paragraph.push_str(line.trim());
            paragraph.push('\n');
        }
    }
    flush(&mut paragraph, view, out)
}

/// Writes the paragraph that has been gathered; what follows an item's mark hangs below its text.
fn flush(paragraph: &mut String, view: &View, out: &mut dyn Write) -> io::Result<()> {
    let text = paragraph.replace('\n', " ");
    paragraph.clear();
    if text.trim().is_empty() {
        return Ok(());
    }
    let indent = if starts_item(&text) { "  " } else { "" };
    for (index, line) in wrap(&text, view.width.saturating_sub(2)).iter().enumerate() {
        writeln!(out, "{}{line}", if index == 0 { "" } else { indent })?;
    }
    Ok(())
}

fn starts_item(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("- ") || line.starts_with("* ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_broken_and_code_is_not() {
        let page = "## Why\n\nOne two\nthree four.\n\n- an item\n  that goes on\n- next\n\n```yaml a.yaml\nkey:   value that is long\n```\n";
        let mut out = Vec::new();
        write(page, &View { width: 16, ..View::default() }, &mut out).unwrap();
        let expected = "Why\n\nOne two three\nfour.\n\n- an item that\n  goes on\n- next\n\n    # a.yaml\n    key:   value that is long\n";
        assert_eq!(String::from_utf8_lossy(&out), expected);
    }
}
