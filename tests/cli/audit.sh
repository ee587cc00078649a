# A new landlord's log can be checked, handed over, copied and put back.
n=0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1

report() { # STATUS WANTED DESCRIPTION
	n=$((n + 1))
	if test "$1" = "$2"; then
		echo "ok $n - $3"
	else
		echo "not ok $n - $3 (exit $1, wanted $2)"
		sed 's/^/# /' said
	fi
}

run() { # WANTED DESCRIPTION ARGUMENT...
	wanted=$1 what=$2
	shift 2
	"$VERNACULAR" "$@" >out 2>said
	report $? "$wanted" "$what"
}

run 1 "no file, no audit" audit verify --db a.db
run 0 "a landlord begins" init --db a.db --org "Example Homes" \
	--admin admin@example.org
run 0 "its log fits" audit verify --db a.db
cp out before
run 0 "the log is exported" audit export --db a.db -o log
sed -n '/^```python/,/^```$/p' "$top_srcdir/doc/event-log.md" |
	sed '/^```/d' >check.py
python3 check.py log >out 2>said
report $? 0 "anybody can check the export"
test "$(sed 's/.*head //' out)" = "$(sed 's/.*head //' before)"
report $? 0 "both come to the same last hash"
run 0 "a copy is made" backup copy.db --db a.db
run 1 "a copy replaces no file" backup copy.db --db a.db
run 0 "another account" user add --email b@example.org --name "B Example" \
	--role officer --db a.db
run 0 "the copy is put back" restore copy.db --db a.db
run 0 "its log fits too" audit verify --db a.db
cmp -s out before
report $? 0 "it is the log of then"
echo "not a database" >bad.db
run 1 "what is no copy is refused" restore bad.db --db a.db
run 0 "and changes nothing" audit verify --db a.db
run 2 "restore names its target" restore copy.db
echo "1..$n"
