#!/bin/sh
# Every notice in every language and format, byte for byte as it was looked at.
# GOLDEN_REFRESH=ask shows each difference on the terminal and asks whether it
# is right (`make golden-refresh`).
set -u
here=$top_srcdir/tests/golden
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT

languages='en ar bn cy pa-Guru pl so ur zh-Hans'
formats='html text tree'
n=0 plan=0
for notice in "$here"/*/data.json; do
	for tag in $languages; do
		for format in $formats; do plan=$((plan + 1)); done
	done
done
echo "1..$plan"

# Ask on the terminal; standard output is TAP.
accept() {
	diff -u "$2" "$1" >/dev/tty 2>&1
	printf 'Is this right, and to be kept? [y/N] ' >/dev/tty
	read -r answer </dev/tty && test "$answer" = y && cp "$1" "$2"
}

one() {
	notice=$1 tag=$2 format=$3
	kept=$here/$notice/$tag.$format
	made=$tmp/$notice.$tag.$format
	draft=--draft
	test "$tag" = en && draft=
	"$VERNACULAR" notice render "$notice" --lang "$tag" \
		--data "$here/$notice/data.json" --format "$format" $draft \
		-o "$made" 2>"$tmp/err" || { sed 's/^/# /' "$tmp/err"; return 1; }
	test -e "$kept" && cmp -s "$made" "$kept" && return 0
	if test "${GOLDEN_REFRESH-}" = ask; then
		test -e "$kept" || : >"$kept"
		accept "$made" "$kept" && return 0
	fi
	diff -u "$kept" "$made" 2>&1 | sed 's/^/# /'
	return 1
}

for notice in "$here"/*/data.json; do
	notice=$(basename "$(dirname "$notice")")
	for tag in $languages; do
		for format in $formats; do
			n=$((n + 1))
			if one "$notice" "$tag" "$format"; then
				echo "ok $n - $notice $tag $format"
			else
				echo "not ok $n - $notice $tag $format"
			fi
		done
	done
done
