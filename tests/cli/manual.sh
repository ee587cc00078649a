# The manual page names every command, and roff has nothing to say about it.
n=0
page=$top_builddir/doc/vernacular.1

report() { # YES? DESCRIPTION
	n=$((n + 1))
	if test "$1" = yes; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
	fi
}

"$VERNACULAR" --help | sed -n 's/^  \([a-z][a-z -]*[a-z]\)  .*/\1/p' \
	>manual-commands.txt
while IFS= read -r name; do
	roff=$(printf '%s' "$name" | sed 's/-/\\\\-/g')
	grep -q "^[.]SS vernacular $roff" "$page" && good=yes || good=no
	report $good "the manual page describes $name"
	# Words of a name are split here.
	"$VERNACULAR" $name --help >manual-help.txt 2>&1 && good=yes || good=no
	awk 'length > 79 && !/^Usage:/ { exit 1 }' manual-help.txt || good=no
	report $good "$name --help fits a screen"
done <manual-commands.txt
"$VERNACULAR" --help | awk 'length > 79 { exit 1 }' && good=yes || good=no
report $good "--help fits a screen"
"$VERNACULAR" notice --help | grep -q '^vernacular notice list' &&
	good=yes || good=no
report $good "the first of two words shows what may follow"
"$VERNACULAR" notice lsit 2>&1 | grep -q 'did you mean list?' &&
	good=yes || good=no
report $good "a wrong second word names the nearest"
test -s manual-commands.txt && good=yes || good=no
report $good "there are commands"
grep -q '@[A-Z_]*@' "$page" && good=no || good=yes
report $good "nothing is left to fill in"
if command -v man >/dev/null 2>&1; then
	said=$(LC_ALL=C.UTF-8 MANROFFSEQ= MANWIDTH=80 man --warnings -E UTF-8 \
		-l -Tutf8 "$page" 2>&1 >/dev/null)
	test -z "$said" && good=yes || good=no
	report $good "roff reads the page without a warning"
	test -z "$said" || printf '%s\n' "$said" | sed 's/^/# /'
fi
rm -f manual-commands.txt manual-help.txt
echo "1..$n"
