/* How often English words are met in letters of landlords: function words by
 * any count of English, words of the trade by hand. Sorted by word. */
#include "notice/sentence.h"

#include <stdlib.h>
#include <string.h>

struct common {
	char word[14];
	unsigned char common; /* 9 in most sentences, 0 not here */
};

/* clang-format off */
static const struct common table[] = {
	{"a", 9}, {"able", 4}, {"about", 7}, {"above", 4}, {"access", 4},
	{"account", 5}, {"across", 4}, {"action", 4}, {"add", 4},
	{"address", 5}, {"advice", 5}, {"after", 6}, {"afternoon", 5},
	{"again", 4}, {"against", 4}, {"age", 4}, {"agree", 4},
	{"agreement", 5}, {"all", 7}, {"allow", 4}, {"almost", 4},
	{"already", 4}, {"also", 6}, {"although", 4}, {"always", 4},
	{"amount", 4}, {"an", 8}, {"and", 9}, {"another", 4}, {"answer", 5},
	{"any", 7}, {"anyone", 4}, {"anything", 4}, {"apply", 4},
	{"appointment", 5}, {"are", 8}, {"area", 5}, {"around", 4},
	{"arrange", 4}, {"arrears", 4}, {"as", 8}, {"ask", 6}, {"asked", 4},
	{"association", 5}, {"at", 8}, {"away", 4}, {"back", 4}, {"bank", 4},
	{"bathroom", 5}, {"be", 8}, {"because", 6}, {"become", 4},
	{"bedroom", 5}, {"been", 7}, {"before", 6}, {"begin", 4}, {"begins", 4},
	{"being", 6}, {"below", 4}, {"benefit", 5}, {"best", 4}, {"better", 4},
	{"between", 6}, {"bill", 5}, {"boiler", 5}, {"both", 4}, {"bring", 4},
	{"brought", 4}, {"build", 4}, {"building", 5}, {"but", 7}, {"buy", 4},
	{"by", 8}, {"call", 6}, {"came", 4}, {"can", 8}, {"can't", 6},
	{"cannot", 6}, {"carry", 4}, {"case", 4}, {"cause", 4}, {"change", 5},
	{"changes", 5}, {"charge", 5}, {"charges", 5}, {"child", 4},
	{"children", 4}, {"choose", 4}, {"clean", 4}, {"clear", 4},
	{"close", 5}, {"closed", 5}, {"come", 6}, {"complaint", 5},
	{"contact", 6}, {"contractor", 5}, {"copy", 4}, {"cost", 5},
	{"costs", 5}, {"could", 4}, {"council", 6}, {"council's", 4},
	{"court", 5}, {"cover", 4}, {"credit", 5}, {"damp", 5}, {"date", 6},
	{"date's", 4}, {"day", 6}, {"days", 6}, {"deal", 4}, {"debt", 4},
	{"decide", 4}, {"decision", 5}, {"details", 4}, {"did", 6},
	{"different", 4}, {"direct", 4}, {"disabled", 4}, {"do", 8},
	{"does", 6}, {"don't", 6}, {"done", 6}, {"door", 5}, {"doors", 5},
	{"due", 4}, {"during", 6}, {"each", 6}, {"early", 4}, {"easy", 4},
	{"either", 4}, {"electric", 5}, {"electrical", 5}, {"else", 4},
	{"email", 5}, {"end", 5}, {"ends", 5}, {"engineer", 5}, {"english", 5},
	{"enough", 4}, {"estate", 5}, {"even", 4}, {"every", 5},
	{"everyone", 4}, {"everything", 4}, {"example", 4}, {"extra", 4},
	{"fact", 4}, {"fair", 4}, {"family", 5}, {"feel", 4}, {"few", 4},
	{"find", 4}, {"finish", 4}, {"fire", 5}, {"first", 5}, {"five", 5},
	{"fix", 4}, {"flat", 5}, {"follow", 4}, {"for", 8}, {"form", 5},
	{"form's", 4}, {"found", 4}, {"four", 5}, {"free", 5}, {"friday", 5},
	{"from", 8}, {"full", 4}, {"gas", 5}, {"gave", 4}, {"get", 6},
	{"give", 6}, {"given", 4}, {"go", 6}, {"good", 4}, {"great", 4},
	{"group", 4}, {"had", 6}, {"half", 4}, {"hand", 4}, {"happen", 4},
	{"happened", 4}, {"happens", 4}, {"has", 7}, {"have", 8}, {"he", 6},
	{"health", 5}, {"hear", 4}, {"heard", 4}, {"heating", 5}, {"held", 4},
	{"help", 6}, {"her", 6}, {"here", 4}, {"high", 4}, {"him", 6},
	{"his", 6}, {"hold", 4}, {"home", 6}, {"hope", 4}, {"hour", 4},
	{"hours", 4}, {"house", 6}, {"housing", 5}, {"how", 7}, {"however", 4},
	{"i", 6}, {"if", 8}, {"if's", 6}, {"important", 4}, {"improve", 4},
	{"in", 9}, {"include", 4}, {"includes", 4}, {"increase", 4},
	{"increases", 4}, {"information", 5}, {"inside", 4}, {"inspection", 5},
	{"instead", 4}, {"interpreter", 5}, {"into", 6}, {"is", 9}, {"it", 8},
	{"its", 6}, {"join", 4}, {"just", 6}, {"keep", 4}, {"kept", 4},
	{"kind", 4}, {"kitchen", 5}, {"know", 6}, {"landlord", 6},
	{"language", 5}, {"large", 4}, {"last", 5}, {"late", 4}, {"later", 4},
	{"law", 5}, {"leak", 5}, {"least", 4}, {"leave", 5}, {"left", 4},
	{"legal", 5}, {"less", 4}, {"let", 6}, {"letter", 6}, {"letter's", 4},
	{"life", 4}, {"lift", 5}, {"light", 4}, {"like", 4}, {"line", 4},
	{"list", 4}, {"little", 4}, {"live", 5}, {"lives", 5}, {"living", 5},
	{"local", 4}, {"lock", 4}, {"long", 4}, {"longer", 4}, {"look", 4},
	{"lost", 4}, {"lot", 4}, {"low", 4}, {"lower", 4}, {"made", 4},
	{"main", 4}, {"make", 6}, {"making", 4}, {"many", 4}, {"may", 7},
	{"me", 6}, {"mean", 4}, {"means", 4}, {"meet", 4}, {"meeting", 4},
	{"member", 4}, {"might", 4}, {"miss", 4}, {"missed", 4}, {"monday", 5},
	{"money", 5}, {"month", 6}, {"month's", 4}, {"months", 4}, {"more", 7},
	{"morning", 5}, {"most", 6}, {"mould", 5}, {"move", 5}, {"much", 4},
	{"must", 7}, {"my", 6}, {"name", 4}, {"near", 4}, {"need", 7},
	{"needs", 4}, {"neighbour", 5}, {"neighbours", 5}, {"never", 4},
	{"new", 6}, {"next", 5}, {"night", 4}, {"no", 7}, {"nobody", 4},
	{"noise", 5}, {"none", 4}, {"normal", 4}, {"not", 8}, {"nothing", 4},
	{"notice", 5}, {"now", 6}, {"number", 5}, {"of", 9}, {"off", 4},
	{"offer", 4}, {"office", 6}, {"officer", 5}, {"often", 4}, {"old", 4},
	{"on", 8}, {"once", 4}, {"one", 7}, {"online", 4}, {"only", 6},
	{"open", 5}, {"opens", 4}, {"or", 8}, {"order", 5}, {"other", 6},
	{"our", 8}, {"out", 7}, {"over", 6}, {"own", 4}, {"owner", 4},
	{"owners", 4}, {"page", 5}, {"paid", 4}, {"part", 4}, {"particular", 4},
	{"past", 4}, {"pay", 6}, {"payment", 5}, {"pays", 4}, {"people", 5},
	{"per", 4}, {"period", 4}, {"permission", 4}, {"person", 5},
	{"person's", 5}, {"phone", 6}, {"place", 4}, {"plan", 4},
	{"planned", 4}, {"plans", 4}, {"please", 7}, {"plus", 4}, {"point", 4},
	{"possible", 4}, {"post", 4}, {"pounds", 5}, {"print", 4},
	{"private", 4}, {"problem", 5}, {"property", 6}, {"provide", 4},
	{"public", 4}, {"put", 4}, {"quickly", 4}, {"rather", 4}, {"reach", 4},
	{"read", 5}, {"ready", 4}, {"reason", 5}, {"receive", 4},
	{"received", 4}, {"record", 4}, {"refuse", 4}, {"remain", 4},
	{"remember", 4}, {"remove", 4}, {"rent", 6}, {"rent's", 4},
	{"repair", 6}, {"repairs", 6}, {"replace", 4}, {"reply", 5},
	{"report", 5}, {"reported", 5}, {"request", 4}, {"require", 4},
	{"required", 4}, {"rest", 4}, {"result", 4}, {"return", 4},
	{"review", 4}, {"right", 5}, {"rights", 5}, {"risk", 4}, {"road", 5},
	{"roof", 5}, {"room", 4}, {"rooms", 4}, {"rule", 4}, {"rules", 4},
	{"safe", 5}, {"safety", 5}, {"said", 4}, {"same", 6}, {"saturday", 5},
	{"say", 4}, {"says", 4}, {"second", 4}, {"see", 6}, {"seem", 4},
	{"send", 6}, {"sent", 4}, {"serious", 4}, {"service", 5},
	{"services", 5}, {"set", 4}, {"several", 4}, {"share", 4}, {"she", 6},
	{"should", 7}, {"show", 4}, {"shows", 4}, {"side", 4}, {"sign", 4},
	{"since", 4}, {"single", 4}, {"sit", 4}, {"small", 4}, {"so", 7},
	{"some", 6}, {"someone", 5}, {"soon", 4}, {"sorry", 4}, {"speak", 4},
	{"special", 4}, {"staff", 4}, {"stand", 4}, {"standard", 4},
	{"start", 5}, {"starts", 5}, {"state", 4}, {"stay", 5}, {"step", 4},
	{"still", 4}, {"stop", 4}, {"stopped", 4}, {"street", 5}, {"such", 6},
	{"sunday", 5}, {"support", 5}, {"sure", 4}, {"system", 4}, {"take", 6},
	{"talk", 4}, {"team", 5}, {"telephone", 5}, {"tell", 6}, {"ten", 5},
	{"tenancy", 6}, {"tenant", 6}, {"than", 7}, {"thank", 4}, {"thanks", 4},
	{"that", 8}, {"the", 9}, {"their", 7}, {"them", 6}, {"then", 7},
	{"there", 7}, {"they", 7}, {"things", 4}, {"think", 4}, {"this", 8},
	{"those", 4}, {"though", 4}, {"three", 5}, {"through", 4},
	{"thursday", 5}, {"till", 4}, {"time", 6}, {"to", 9}, {"today", 5},
	{"together", 4}, {"told", 4}, {"tomorrow", 5}, {"too", 6}, {"total", 4},
	{"toward", 4}, {"translation", 5}, {"try", 4}, {"tuesday", 5},
	{"turn", 4}, {"two", 5}, {"type", 4}, {"under", 6}, {"understand", 4},
	{"unless", 4}, {"until", 6}, {"up", 7}, {"us", 8}, {"use", 4},
	{"used", 4}, {"using", 4}, {"usual", 4}, {"value", 4}, {"very", 6},
	{"visit", 5}, {"want", 6}, {"wanted", 4}, {"wants", 4}, {"warm", 4},
	{"was", 7}, {"water", 5}, {"way", 4}, {"we", 9}, {"we'll", 6},
	{"wednesday", 5}, {"week", 6}, {"week's", 5}, {"weekly", 4},
	{"weeks", 6}, {"well", 4}, {"went", 4}, {"were", 7}, {"what", 7},
	{"when", 7}, {"where", 6}, {"whether", 4}, {"which", 7}, {"while", 4},
	{"who", 7}, {"whole", 4}, {"why", 4}, {"will", 8}, {"window", 5},
	{"windows", 5}, {"wish", 4}, {"with", 8}, {"within", 6}, {"without", 4},
	{"word", 4}, {"words", 4}, {"work", 6}, {"working", 4}, {"works", 4},
	{"worried", 4}, {"worse", 4}, {"would", 7}, {"write", 6}, {"wrong", 4},
	{"year", 5}, {"years", 5}, {"yes", 4}, {"yet", 4}, {"you", 9},
	{"you'll", 6}, {"you're", 6}, {"your", 9}, {"yourself", 4},
};
/* clang-format on */

struct wanted {
	const char *word;
	size_t bytes;
};

static int
order(const void *key, const void *row)
{
	const struct wanted *wanted = key;
	const struct common *common = row;
	int difference = strncmp(wanted->word, common->word, wanted->bytes);

	if (difference)
		return difference;
	return common->word[wanted->bytes] ? -1 : 0;
}

unsigned char
sentence_common(const char *word, size_t bytes)
{
	const struct wanted wanted = {word, bytes};
	const struct common *found;

	if (bytes >= sizeof table->word)
		return 0;
	found = bsearch(&wanted, table, sizeof table / sizeof *table,
			sizeof *table, order);
	return found ? found->common : 0;
}
