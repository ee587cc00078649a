# `vernacular clock`, line by line of tests/data/clock.txt.
file=$top_srcdir/tests/data/clock.txt
n=0

report() { # OK? DESCRIPTION
	n=$((n + 1))
	if test "$1" = yes; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
	fi
}

# The text between the n-th and the next " | ".
field() { # LINE N
	printf '%s\n' "$1" | awk -F ' [|] ' -v n="$2" '{
		gsub(/^ +| +$/, "", $n); print $n }'
}

run() { # LINE
	calendar=$(field "$1" 1) kind=$(field "$1" 2) from=$(field "$1" 3)
	# Options are words without spaces, split here.
	set -- $(field "$1" 4)
	out=$("$VERNACULAR" clock --calendar "$calendar" --kind "$kind" \
		--from "$from" "$@" 2>&1)
	code=$?
	first=$(printf '%s\n' "$out" | sed -n '1s/^vernacular: //p')
	test $code = 0 || out="exit $code: $first"
	printf '%s\n' "$out"
}

while IFS= read -r line; do
	case $line in
	'' | '#'*) continue ;;
	esac
	want=$(field "$line" 5)
	got=$(run "$line")
	if test "$got" = "$want"; then
		report yes "$line"
	else
		report no "$line"
		echo "# got: $got"
	fi
done <"$file"

# What is explained ends with the plain answer, and its days add up.
explained=$("$VERNACULAR" clock --calendar scotland --explain \
	--from 2026-11-26T15:00 --to 2026-12-02T10:30)
sum=$(printf '%s\n' "$explained" | awk '/^20/ { sum += $3 } END { print sum }')
last=$(printf '%s\n' "$explained" | tail -n 1)
test "$sum" = "$last" -a "$last" = 1170 && good=yes || good=no
report $good "the days of an explanation add up ($sum, $last)"
printf '%s\n' "$explained" | grep -q "Mon        0     1  bank holiday: St Andrew" &&
	good=yes || good=no
report $good "an explanation names the bank holiday"

twice=$("$VERNACULAR" clock --calendar scotland --kind elapsed \
	--from 2026-10-25T01:30 --to 2026-10-25T03:00 2>/dev/null)
test "$twice" = 150 && good=yes || good=no
report $good "of a time that comes twice the first is taken"
"$VERNACULAR" clock --calendar scotland --kind elapsed \
	--from 2026-10-25T01:30 --to 2026-10-25T03:00 2>&1 >/dev/null |
	grep -q "write 2026-10-25T01:30:00+00:00 for the second" &&
	good=yes || good=no
report $good "and the reader is told how to write the second"

"$VERNACULAR" clock --help | grep -q -- "--calendar england-and-wales|" &&
	good=yes || good=no
report $good "--help lists the options"
"$VERNACULAR" --help | grep -q "^  clock " && good=yes || good=no
report $good "vernacular --help lists the command"
"$VERNACULAR" clok 2>&1 | grep -q "did you mean clock?" &&
	good=yes || good=no
report $good "a wrong command names the nearest"
"$VERNACULAR" clock --calendar scotland --from 2026-11-23T09:00 --add 1d now \
	2>&1 >/dev/null | grep -q "^vernacular: now: one word too many" &&
	good=yes || good=no
report $good "a word too many is named"
"$VERNACULAR" clock --calendar scotland --from 2026-11-23T09:00 --add 1d \
	>/dev/full 2>&1 && good=no || good=yes
report $good "a full disk is a failure"
echo "1..$n"
