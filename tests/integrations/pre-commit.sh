#!/usr/bin/env bash
# Holds the hooks to what they promise, under the real `pre-commit` and on a real repository. Runs beside `cargo test`,
# because it installs from registries and, for the hooks that build, compiles in release.
#
#   tests/integrations/pre-commit.sh [HOOK]...
#
# HOOK: owlint-system (the default), owlint-python, owlint (built by pre-commit's own Rust), or `plain` (no pre-commit,
# one line in .git/hooks). Variables: OWLINT, the program that owlint-system and plain run (default: target/debug/owlint);
# REPOSITORY, what is cloned to commit in (default: this one).
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
hooks=("$@")
[ ${#hooks[@]} -gt 0 ] || hooks=(owlint-system plain)
owlint=${OWLINT:-$here/target/debug/owlint}
repository=${REPOSITORY:-$here}

command -v pre-commit >/dev/null || { echo "pre-commit is missing: pip install pre-commit" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PRE_COMMIT_HOME=${PRE_COMMIT_HOME:-$work/cache}
export GIT_AUTHOR_NAME=tester GIT_AUTHOR_EMAIL=tester@example.com GIT_COMMITTER_NAME=tester GIT_COMMITTER_EMAIL=tester@example.com
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
# The program may stand in front of others of its name.
mkdir "$work/bin"
[ ! -x "$owlint" ] || ln -s "$owlint" "$work/bin/owlint"
export PATH="$work/bin:$PATH"

passed=0 failed=0
check() { # NAME EXPECTED-STATUS COMMAND...
    local name=$1 expected=$2 status=0
    shift 2
    "$@" >"$work/output" 2>&1 || status=$?
    if [ "$((status != 0))" = "$expected" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED $hook: $name (status $status)"
        sed 's/^/    /' "$work/output"
    fi
}
says() { # NAME TEXT
    if grep -qF -- "$2" "$work/output"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED $hook: $1: \`$2\` is not said"
        sed 's/^/    /' "$work/output"
    fi
}

# A deployment that is high: unpinned weights of near-frontier size on eight accelerators.
deployment() {
    cat <<'YAML'
apiVersion: apps/v1
kind: Deployment
spec:
  template:
    spec:
      containers:
        - name: vllm
          image: vllm/vllm-openai:v0.11.0
          args: [--model, moonshotai/Kimi-K2-Instruct, --tensor-parallel-size, "8"]
          resources:
            limits:
              nvidia.com/gpu: "8"
YAML
}

install() { # HOOK
    if [ "$1" = plain ]; then
        mkdir -p .git/hooks
        printf '#!/bin/sh\nexec owlint check --staged\n' >.git/hooks/pre-commit
        chmod +x .git/hooks/pre-commit
        return
    fi
    cat >.pre-commit-config.yaml <<YAML
repos:
  - repo: $here
    rev: $(git -C "$here" rev-parse HEAD)
    hooks:
      - id: $1
YAML
    git add .pre-commit-config.yaml
    pre-commit install >/dev/null
    check "the hook installs" 0 pre-commit install-hooks
}

# What holds for every hook. It begins and ends with a clean work tree.
commits() {
    git commit --quiet --no-verify --allow-empty -m "Start"

    mkdir -p try-owlint
    deployment >try-owlint/kimi.yaml
    check "a staged reference blocks the commit" 1 sh -c 'git add try-owlint/kimi.yaml && git commit -m "Serve it"'
    says "the finding is shown" "OW101"
    says "with its place" "try-owlint/kimi.yaml:9:"

    git rm -q --cached try-owlint/kimi.yaml
    echo "replicas: 1" >try-owlint/plain.yaml
    git add try-owlint/plain.yaml
    check "the same reference unstaged does not" 0 git commit -m "Something else"

    echo "replicas: 2" >try-owlint/kimi.yaml
    git add try-owlint/kimi.yaml
    deployment >try-owlint/kimi.yaml
    check "nor does one that is staged without it" 0 git commit -m "The first part"
    git checkout --quiet -- try-owlint/kimi.yaml

    deployment >try-owlint/kimi.yaml
    sed -i 's/.*--model/# owlint: ignore[OW101, OW105, OW106, OW107, OW102, OW303, OW405] -- agreed for the trial\n&/' try-owlint/kimi.yaml
    git add try-owlint/kimi.yaml
    check "a suppression with a reason lets it through" 0 git commit -m "Agreed"

    printf '\x89PNG\r\n\x1a\n\0\0\0\rIHDR' >try-owlint/logo.png
    git add try-owlint/logo.png
    check "a commit of an image alone passes" 0 git commit -m "A logo"

    git mv try-owlint/plain.yaml "try-owlint/a name with blanks.yaml"
    check "a rename passes" 0 git commit -m "Rename"
    git rm -q "try-owlint/a name with blanks.yaml"
    check "a deletion passes" 0 git commit -m "Delete"
}

# What only pre-commit has: a run over all files, and how long the hook took.
runs() {
    deployment >try-owlint/kimi.yaml
    git add try-owlint/kimi.yaml
    git commit --quiet --no-verify -m "Past the hook"
    check "--all-files blocks what is there already" 1 pre-commit run --all-files
    says "and names it" "try-owlint/kimi.yaml:9:"

    for number in 1 2 3; do echo "replicas: $number" >"try-owlint/$number.yaml"; done
    git add try-owlint
    check "three files pass" 0 pre-commit run --verbose --files try-owlint/1.yaml try-owlint/2.yaml try-owlint/3.yaml
    local took
    took=$(sed -n 's/^- duration: \(.*\)s$/\1/p' "$work/output")
    echo "$hook: three files took ${took:-?} s inside the hook"
    check "within 100 ms on top of pre-commit itself" 0 awk "BEGIN { exit !(\"$took\" != \"\" && $took < 0.1) }"
}

for hook in "${hooks[@]}"; do
    rm -rf "$work/project"
    git clone --quiet "$repository" "$work/project"
    cd "$work/project"
    install "$hook"
    commits
    [ "$hook" = plain ] || runs
    cd "$here"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
