#!/bin/sh
# Notices as they were looked at, byte for byte: each file NOTICE/TAG.FORMAT and
# NOTICE/TAG.easy.FORMAT (Easy Read) that is kept here is made again. Another
# one begins as an empty file. Forms and letters have tests of their own.
# GOLDEN_REFRESH=ask shows each difference on the terminal and asks whether it
# is right (`make golden-refresh`).
set -u
here=$top_srcdir/tests/golden
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT

kept_files() {
	(cd "$here" && ls */*.html */*.text */*.tree |
		grep -v -e '^forms/' -e '^letters/')
}
n=0
echo "1..$(kept_files | wc -l)"

# Ask on the terminal; standard output is TAP.
accept() {
	diff -u "$2" "$1" >/dev/tty 2>&1
	printf 'Is this right, and to be kept? [y/N] ' >/dev/tty
	read -r answer </dev/tty && test "$answer" = y && cp "$1" "$2"
}

one() {
	notice=${1%/*} name=${1#*/}
	tag=${name%%.*} format=${name##*.}
	kept=$here/$1
	made=$tmp/made
	draft=--draft
	test "$tag" = en && draft=
	variant=standard
	test "$name" = "$tag.easy.$format" && variant=easy-read
	"$VERNACULAR" notice render "$notice" --lang "$tag" --date 2027-03-01 \
		--variant "$variant" --data "$here/$notice/data.json" \
		--format "$format" $draft \
		-o "$made" 2>"$tmp/err" || { sed 's/^/# /' "$tmp/err"; return 1; }
	cmp -s "$made" "$kept" && return 0
	test "${GOLDEN_REFRESH-}" = ask && accept "$made" "$kept" && return 0
	diff -u "$kept" "$made" 2>&1 | sed 's/^/# /'
	return 1
}

for file in $(kept_files); do
	n=$((n + 1))
	if one "$file"; then
		echo "ok $n - $file"
	else
		echo "not ok $n - $file"
	fi
done
