# The words of the program for translators, run in the source folder.
#
#     po/words.sh list           the files that hold words, as POTFILES.in has
#     po/words.sh pot OUT.pot    every message, of C and of the templates
#     po/words.sh update         POTFILES.in and po/*.po brought up to date
#
# base/fault.h and web/label.h define the marks and hold no words.
set -eu

list() {
	echo '# Files that hold words for people.'
	echo po/templates.pot
	grep -rlE '\bNC?_\(' src --include='*.[ch]' |
		grep -v -e '^src/base/fault\.h$' -e '^src/web/label\.h$' |
		LC_ALL=C sort
}

pot() { # OUT.pot
	list | grep -v '^#' | xgettext --from-code=UTF-8 --keyword=N_ \
		--keyword=NC_:1c,2 --add-comments=TRANSLATORS: \
		--package-name=vernacular --add-location=file \
		--copyright-holder='The Vernacular authors' \
		--files-from=- --output="$1"
	sed -i 's/charset=CHARSET/charset=UTF-8/' "$1"
}

update() {
	list >po/POTFILES.new
	mv po/POTFILES.new po/POTFILES.in
	pot po/words.pot
	for po in po/*.po; do
		msgmerge --quiet --no-fuzzy-matching --add-location=file \
			--output-file="$po.new" "$po" po/words.pot
		msgattrib --no-obsolete --output-file="$po" "$po.new"
		rm "$po.new"
		echo "$po: $(msgfmt --statistics --output-file=/dev/null \
			"$po" 2>&1)"
	done
	rm po/words.pot
}

"$@"
