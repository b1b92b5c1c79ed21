#!/bin/sh
# Prints a change for review: commits, size per file, what needs attention, and the diff.
# Usage: collect-change.sh [BASE | FROM..TO]   Without an argument: everything not committed yet.
set -eu

max_lines=2000

fail() {
    printf 'collect-change: %s\n' "$1" >&2
    exit 2
}

command -v git >/dev/null 2>&1 || fail "git is not installed; paste the diff instead."
git rev-parse --git-dir >/dev/null 2>&1 || fail "this folder is in no git repository; change into one."
[ $# -le 1 ] || fail "give one base branch or one range, such as main or a1b2c3..d4e5f6."

case "${1-}" in
    -*) fail "unknown option $1; give a base branch or a range." ;;
    '')
        range=HEAD
        git rev-parse --verify --quiet HEAD >/dev/null || range=$(git hash-object -t tree /dev/null)
        title="not committed yet"
        ;;
    *..*)
        range=$1
        title=$1
        ;;
    *)
        git rev-parse --verify --quiet "$1^{commit}" >/dev/null || fail "there is no commit or branch \"$1\"."
        base=$(git merge-base "$1" HEAD) || fail "this branch and \"$1\" have no common commit."
        range="$base..HEAD"
        title="this branch against $1"
        ;;
esac

changed=$(git diff --name-status --find-renames "$range" --) || fail "git does not understand the range \"$range\"."
untracked=
[ -n "${1-}" ] || untracked=$(git ls-files --others --exclude-standard)

printf '# Change: %s\n\n' "$title"
if [ -z "$changed$untracked" ]; then
    printf 'Nothing changed.\n'
    exit 0
fi

case "$range" in
    *..*) printf '## Commits\n\n'; git log --no-decorate --format='- %h %s (%an)' "$range" --; printf '\n' ;;
esac

printf '## Files\n\n'
git diff --stat=100 --find-renames "$range" --
[ -z "$untracked" ] || printf '%s\n' "$untracked" | sed 's/^/ new, not added: /'

attention=$(printf '%s\n' "$changed" | awk -F '\t' '
    { path = $NF }
    $1 ~ /^D/ && path ~ /[Tt]est|[Ss]pec/             { print "- removed test: " path }
    path ~ /(package-lock\.json|pnpm-lock\.yaml|yarn\.lock|Cargo\.lock|go\.sum|poetry\.lock|uv\.lock|Gemfile\.lock)$/ { print "- lock file: " path }
    path ~ /(^|\/)(migrations?|db\/migrate)\//        { print "- migration: " path }
    path ~ /(^|\/)(\.github|\.gitlab|\.circleci)\/|Jenkinsfile|Dockerfile/ { print "- build or deployment: " path }
    path ~ /\.(min\.js|pb\.go|g\.dart)$|(^|\/)(generated|vendor|dist)\//   { print "- generated or vendored: " path }
    path ~ /(^|\/)\.env|\.(pem|key|p12|jks)$/         { print "- may hold a secret: " path }
')
if [ -n "$attention" ]; then
    printf '\n## Needs attention\n\n%s\n' "$attention"
fi

lines=$(git diff --numstat "$range" -- | awk '{ n += $1 + $2 } END { print n + 0 }')
printf '\n## Diff\n\n'
if [ "$lines" -gt "$max_lines" ]; then
    printf '%s changed lines are too many to print. Review file by file: git diff %s -- FILE\n' "$lines" "$range"
    exit 0
fi
git diff --find-renames --no-color --no-ext-diff "$range" --
