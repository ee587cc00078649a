#!/bin/sh
# po/templates.pot holds the messages of the templates as they are now.
set -eu
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT

number=0
report() {
	number=$((number + 1))
	printf '%s %d - %s\n' "$1" "$number" "$2"
}

sample=$top_srcdir/tests/lint/bad/messages
if "$top_builddir/po/extract" "$sample" "$fresh/bad.pot" \
	2>"$fresh/says"; then
	report 'not ok' 'messages: a plural that differs is a fault'
elif grep -q 'two.mustache:2: "{count} day" stands elsewhere' "$fresh/says"
then
	report ok 'messages: a plural that differs is a fault'
else
	report 'not ok' 'messages: a plural that differs is a fault'
	sed 's/^/# /' "$fresh/says"
fi

"$top_builddir/po/extract" "$top_srcdir" "$fresh/templates.pot" \
	2>"$fresh/says" || sed 's/^/# /' "$fresh/says"
if cmp -s "$fresh/templates.pot" "$top_srcdir/po/templates.pot"; then
	report ok 'messages: po/templates.pot is up to date'
else
	report 'not ok' 'messages: po/templates.pot is up to date'
	echo '# run make messages, and commit po/templates.pot'
fi
echo "1..$number"
