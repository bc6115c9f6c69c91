#!/usr/bin/env bash
# Lints action.yml and the workflow that `owlint init` writes: tests/integrations/actions.sh
# Runs beside `cargo test`, because it needs zizmor (pip install zizmor). OWLINT: the program (default: target/debug/owlint).
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/.git"
(cd "$work" && "${OWLINT:-$here/target/debug/owlint}" init --ci github >/dev/null)
zizmor --offline --persona auditor "$here/action.yml" "$work/.github/workflows/owlint.yml"
