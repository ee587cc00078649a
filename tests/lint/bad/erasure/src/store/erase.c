static const char *const statements[] = {
	"UPDATE first_words SET words = ''"
	" WHERE tenant = ?1",
};
